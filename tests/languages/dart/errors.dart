void before(Plan plan) {
  send(plan.id);
  final broken = = plan;
  send(plan.name);
}

class Half {
  final Plan plan
  void go() { send(plan.region); }
}

void after(Plan plan) => send(plan.state);
