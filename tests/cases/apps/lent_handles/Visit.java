package org.acme.clinic;

import io.sentry.Sentry; // use: sentry import

class Visit {
    void opened(Patient patient) {
        Sentry.configureScope(scope -> {
            scope.setTag("mail", patient.getEmail()); // use: sentry event email
        });
    }
}
