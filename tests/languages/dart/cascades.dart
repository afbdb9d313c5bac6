void configure(Settings settings, Member? member) {
  settings
    ..enabled = true
    ..user.email = member?.email
    ..['region'] = 'north'
    ..add('plan', member?.plan)
    ..chain(1).more();
  final profile = Profile(member!.id)
    ..name = member.name
    ..save();
  send(Event('open')..put('id', member.id));
  member
    ?..touch()
    ..leave();
  profile.tags..add('a')..add('b');
}
