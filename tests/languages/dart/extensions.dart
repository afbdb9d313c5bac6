extension PlanLabels on Plan {
  String get label => '$name ($region)';
  void track() => recordPlan(this, label);
  static Plan blank() => Plan('none');
}

extension on tools.Member {
  String get initials => name[0];
}

extension type MemberId(Token value) {
  String get text => value.text;
}

void show(Plan plan, MemberId id) {
  plan.track();
  send(plan.label, id.value);
}
