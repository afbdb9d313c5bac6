abstract class Reporter {
  String get name;
  void report(String event, Map<String, Object> values);
}

class LogReporter extends BaseReporter with Buffered implements Reporter, tools.Closable {
  static const channel = 'log';
  static final LogReporter instance = LogReporter._('main');
  static LogReporter? _spare;
  final String prefix;
  final Session session;
  late Clock clock;
  var sent = 0;
  Future<Store>? store;
  final List<Plan> plans = [];

  LogReporter(this.prefix, {required this.session, super.level, Clock? clock})
      : clock = clock ?? Clock(),
        assert(prefix != ''),
        super(label: prefix);
  LogReporter._(String prefix) : this(prefix, session: Session.current);
  LogReporter.silent()
      : prefix = '',
        session = Session();
  factory LogReporter.of(Config config) => LogReporter(config.prefix, session: config.session);

  @override
  String get name => '$prefix/$channel';
  set level(int value) {
    _level = value;
  }

  static LogReporter spare() => _spare ??= LogReporter.silent();

  @override
  void report(String event, Map<String, Object> values) {
    sent++;
    session.send(event);
    this.clock.stamp(event);
    super.report(event, values);
    flush();
  }

  bool operator ==(Object other) => other is LogReporter && other.prefix == prefix;
}

mixin Buffered on BaseReporter implements Closable {
  void hold(String event) => buffer.add(event);
}

class Alias = LogReporter with Buffered;

class Single {
  static final Single _only = Single._internal();
  factory Single() => _only;
  Single._internal();
}

@union
class PlanState with _$PlanState {
  const factory PlanState.loaded({required String memberId, Plan? plan}) = LoadedPlan;
}
