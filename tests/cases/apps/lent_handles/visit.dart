import 'package:sentry_flutter/sentry_flutter.dart'; // use: sentry import

void opened(Patient patient) {
  Sentry.configureScope((scope) {
    scope.setTag('mail', patient.email); // use: sentry event email
  });
  Sentry.configureScope((scope) => scope.setExtra('mail', patient.email)); // use: sentry event email
}

Future<void> begin() => SentryFlutter.init((options) { // use: sentry init
      options.sendDefaultPii = false; // use: sentry config
    });
