package org.acme.reports;

import com.google.firebase.analytics.FirebaseAnalytics; // use: firebase-analytics import
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

interface Reporter {
    void signedIn(User user);
    void event(String name, String value);
}

class FirebaseReporter implements Reporter {
    private final FirebaseAnalytics firebase;

    FirebaseReporter(FirebaseAnalytics firebase) {
        this.firebase = firebase;
    }

    public void signedIn(User user) {
        firebase.setUserId(user.getId()); // use: firebase-analytics identify
    }

    public void event(String name, String value) {
        Bundle bundle = new Bundle();
        bundle.putString("value", value);
        firebase.logEvent(name, bundle); // use: firebase-analytics event
    }
}

class Reports {
    private static final List<Reporter> reporters = new ArrayList<>();
    private static List<Reporter> others = Collections.emptyList();
    private static final List<String> names = new ArrayList<>();

    static void signedIn(User user) {
        for (Reporter reporter : reporters) {
            reporter.signedIn(user); // use: firebase-analytics identify
        }
    }

    static void event(String name, String value) {
        others.forEach(reporter -> reporter.event(name, value));
        names.forEach(text -> text.event(name, value));
    }
}

class Visit {
    void begin(User user, Patient patient) {
        Reports.signedIn(user); // use: firebase-analytics identify user-id
        Reports.event("visit", patient.getEmail()); // use: firebase-analytics event email
    }
}
