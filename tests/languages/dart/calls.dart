class VisitScreen {
  final Tracker tracker;
  VisitScreen(this.tracker);

  void open(Visit visit, BuildContext context) {
    tracker.log('visit', id: visit.id, tags: [visit.kind]);
    tracker?.session!.user['email']?.send(visit[visit.key]);
    const Panel(title: 'Visit').show();
    new Panel.wide(visit).show();
    Panel<Visit>.narrow(visit);
    tools.Chart(visit).draw();
    visit.notes.map((note) => note.text).where((text) { return text.isNotEmpty; }).forEach(tracker.text);
    final list = visit.days.map(Day.new);
    unawaited(visit.save());
    (() { tracker.flush(); })();
    getIt<Session>().touch();
    final Session found = GetIt.I<Session>();
    Provider.of<Session>(context).member.touch();
    Provider.of<Session>(context, listen: false).leave();
    context.read<Session>().member.id;
    BlocProvider.of<VisitBloc>(context).add(VisitOpened(visit.id));
    getIt.registerSingleton<Session>(LocalSession());
    showDialog<bool>(context: context, builder: (_) => Panel());
  }
}
