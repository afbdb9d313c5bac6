Future<String?> visit(Plan plan, List<Visit> visits) async {
  if (plan.open) {
    final id = plan.id;
    send(id);
  } else if (plan.held)
    hold(plan);
  else {
    close(plan);
  }
  if (plan case Held(:final reason)) send(reason);
  for (final visit in visits) visit.send();
  for (final MapEntry(:key, value: kept) in plan.notes.entries) send(key, kept);
  for (final (first, second) in plan.pairs) {
    send(first, second);
  }
  for (var i = 0; i < 3; i++) send(i);
  await for (final note in plan.stream) send(note);
  while (plan.next()) plan.read();
  do {
    plan.read();
  } while (plan.more);
  switch (plan.state) {
    case PlanState.open:
    case 'held' || 'kept':
      send(plan.state);
      break;
    case LoginState(method: var how, :final user):
      send(how, user);
    case [final head, ...]:
      send(head);
    case {'id': final id}:
      send(id);
    case Plan other when other.open:
      send(other);
    default:
      return null;
  }
  try {
    send(plan);
  } on TimeoutError {
    retry();
  } on PlanError catch (error, stack) {
    report(error, stack);
  } catch (error) {
    report(error);
    rethrow;
  } finally {
    done();
  }
  final (id, name: title) = plan.pair;
  var [head, ...tail] = visits;
  void local(String text) {
    send(text);
  }
  String shown(x) => x.text;
  local(shown(head));
  assert(check(plan));
  throw PlanError(plan.id);
}

Stream<int> count() async* {
  yield 1;
  yield* more();
}
