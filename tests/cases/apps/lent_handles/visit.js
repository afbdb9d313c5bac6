import * as Sentry from "@sentry/react-native"; // use: sentry import
import Bugsnag from "@bugsnag/react-native"; // use: bugsnag import

export function failed(error, patient) {
  Sentry.withScope((scope) => {
    scope.setTag("mail", patient.email); // use: sentry event email
    Sentry.captureMessage("failed"); // use: sentry event
  });
  Bugsnag.addOnError((event) => { // use: bugsnag config
    event.setUser(patient.id, patient.email); // use: bugsnag identify patient-id email
  });
}
