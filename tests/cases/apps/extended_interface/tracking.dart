import 'package:amplitude_flutter/amplitude.dart'; // use: amplitude import

abstract class Telling {
  void tellAll(String event, Map<String, Object> params);
}

extension TellingMore on Telling {
  void tellOne(String event, String value) {
    tellAll(event, {'mail': value}); // use: amplitude event
  }
}

class AmplitudeTelling implements Telling {
  final Amplitude amplitude = Amplitude.getInstance();

  @override
  void tellAll(String event, Map<String, Object> params) {
    amplitude.logEvent(event, eventProperties: params); // use: amplitude event
  }
}
