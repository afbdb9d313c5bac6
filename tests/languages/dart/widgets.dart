class PlanPage extends StatefulWidget {
  const PlanPage({super.key, required this.memberId, this.onClose});
  final String memberId;
  final VoidCallback? onClose;

  @override
  State<PlanPage> createState() => _PlanPageState();
}

class _PlanPageState extends State<PlanPage> with RouteAware {
  final _search = TextEditingController();
  late final bloc = context.read<PlanBloc>();
  Plan? _plan;

  @override
  void initState() {
    super.initState();
    recorder.screen('plan', widget.memberId);
    _load().then((plan) => setState(() => _plan = plan));
  }

  Future<Plan> _load() async => await api.plan(widget.memberId);

  void _submit() {
    final term = _search.text;
    bloc.add(Searched(term));
    logSearch(term);
  }

  @override
  Widget build(BuildContext context) {
    return MaterialApp(
      navigatorObservers: [PlanObserver(recorder: recorder)],
      home: Column(children: [
        TextField(controller: _search, onSubmitted: (value) => recorder.search(value)),
        if (_plan != null) Text('${_plan!.name}'),
        Button(onTap: _submit, onLongPress: () {
          recorder.press(_plan?.id);
          widget.onClose?.call();
        }),
      ]),
    );
  }
}
