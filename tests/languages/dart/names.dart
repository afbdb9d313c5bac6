import 'dart:async';
import 'package:flutter/material.dart';
import 'package:plan_metrics/plan_metrics.dart' as metrics show Recorder;
import '../core/session.dart' if (dart.library.html) '../core/session_web.dart';
export 'events.dart';
part 'names.g.dart';

const String kOpened = 'plan_opened';
const kLabels = {kOpened: 'Plan', Labels.closed: 'Closed', 3: other};
final recorder = metrics.Recorder(), _queue = <String>[];
late final Session session;
Session? _current;
int get pending => _queue.length;
set pending(int size) => resize(size);

void openPlan(String memberId, {required Plan plan, String source = 'home', int? tries}) {
  recorder.record(kOpened, {'member': memberId, 'plan': plan.id, 'source': source});
}

T _first<T extends Plan>(List<T> plans, [T? fallback]) => plans.isEmpty ? fallback! : plans.first;

Future<void> main() async {
  final Session opened = await openSession();
  Plan chosen;
  var total = 0, note = 'none';
  chosen = _first(opened.plans);
  total += 1;
  note ??= chosen.name;
  openPlan(opened.member.id, plan: chosen, source: note);
}
