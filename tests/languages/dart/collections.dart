const kRegion = 'region';

Map<String, Object?> build(Member member, List<Plan> plans, Map<String, Object> extra) {
  final items = <String>[member.id, ...plans.ids, if (member.active) member.email else 'none', for (final p in plans) p.name];
  final set = {member.id, 'x'};
  final none = <String, String>{};
  final values = {
    'id': member.id,
    kRegion: member.region,
    Keys.plan: plans.first,
    keyFor(member): 1,
    ...extra,
    ...?member.more,
    if (member.active) 'email': member.email else ...{'guest': true},
    if (member case Member(:final phone)) 'phone': phone,
    for (final plan in plans) plan.id: plan.name,
    for (var i = 0; i < 3; i++) 'n': i,
  };
  values['late'] = member.late;
  values[Keys.age] = member.age;
  values.putIfAbsent('term', () => member.term);
  values.addAll({'more': items});
  return values;
}
