import 'package:mixpanel_flutter/mixpanel_flutter.dart'; // use: mixpanel import
import 'package:flutter_riverpod/flutter_riverpod.dart';
class Telling {
  final Mixpanel mixpanel;
  Telling(this.mixpanel);
  void tell(String name, Map<String, dynamic> more) => mixpanel.track(name, properties: more); // use: mixpanel event
}
final tellingProvider = Provider<Telling>((ref) => Telling(ref.watch(mixpanelProvider)));
final quietProvider = Provider<Quiet>((ref) => Quiet());
class Quiet {
  void tell(String name, Map<String, dynamic> more) {}
}
