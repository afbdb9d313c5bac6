package org.example.care;

public enum Enums implements Named {
    LOGIN,
    REFILL("refill_requested", 3),
    VISIT("visit") {
        @Override
        public String text() { return "v"; }
    };

    private final String text;

    Enums(String text, int weight) {
        this.text = text;
    }

    Enums(String text) {
        this(text, 1);
    }

    public String text() {
        return text;
    }
}

enum Step { START, END; static Step first() { return START; } }

class Uses {
    void send(Enums event, Tracker tracker) {
        tracker.track(Enums.REFILL.text());
        tracker.track(Enums.LOGIN.name());
        tracker.track(event.name(), Step.END);
        switch (event) {
            case LOGIN:
                tracker.track("in");
                break;
            case REFILL:
            default:
                tracker.track("out");
        }
    }
}
