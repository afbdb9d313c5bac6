// a plan
void run(Plan plan) {
  // first
  final member = Member(plan.id);
  // then
  send(member /* whole */, /* named */ name: member.name); // after
  /// documented
  plan
      // chained
      .open()
      // once more
      .send(
        // inside
        member,
      );
  return; // done
}

class Visit {
  final String id; // the id
  // a method
  Visit(this.id); // made

  void go() => send(id); // sent
}

final values = {
  // first
  'a': 1, // one
  'b': 2,
};
