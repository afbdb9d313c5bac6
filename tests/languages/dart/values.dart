final raw = r'plan\n$x';
final text = 'It\'s ' "a \u{48}ealth\n" '''plan $name for ${member.name.trim()}, ${ages['min']}''';
final joined = 'id:' + member.id + '/' + plan.id;
final number = 3 - count * 2 + 0x1F;
final test = a == b && !c || d is Plan && e < 3;
final chosen = member.plan ?? plans.first ?? Plan.none;
final label = open ? 'open' : held ? 'held' : 'closed';
final cast = (value as Member).id;
final record = (member.id, name: member.name);
final word = switch (state) {
  PlanState.open => 'open',
  Closed(:final reason, on: var day) when day > 3 => '$reason $day',
  Member held => held.name,
  _ => 'none',
};
final negative = -5;
final symbol = #plan;
final enumName = PlanState.open.name;
