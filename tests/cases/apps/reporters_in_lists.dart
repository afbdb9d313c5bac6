import 'package:firebase_analytics/firebase_analytics.dart'; // use: firebase-analytics import

abstract class Reporter {
  void signedIn(User user);
  void event(String name, String value);
}

class FirebaseReporter implements Reporter {
  final FirebaseAnalytics firebase = FirebaseAnalytics.instance;

  void signedIn(User user) {
    firebase.setUserId(id: user.id); // use: firebase-analytics identify
  }

  void event(String name, String value) {
    firebase.logEvent(name: name, parameters: {'value': value}); // use: firebase-analytics event
  }
}

class Reports {
  final List<Reporter> reporters = [];
  List<Reporter> others = <Reporter>[];

  void signedIn(User user) {
    for (final reporter in reporters) {
      reporter.signedIn(user); // use: firebase-analytics identify
    }
  }

  void event(String name, String value) {
    others.forEach((reporter) => reporter.event(name, value));
  }
}

final reports = Reports();

void begin(User user, Patient patient) {
  reports.signedIn(user); // use: firebase-analytics identify user-id
  reports.event('visit', patient.email); // use: firebase-analytics event email
}
