package org.example.care;

public record Records(String email, Plan plan) implements Named {
    static int made;

    public Records {
        check(email);
    }

    Records(String email) {
        this(email, Plan.none());
    }

    String label() {
        return email + plan().title();
    }
}

record Point(int x, int y) {}

sealed interface Shape permits Circle {}

final class Circle implements Shape {
    void match(Object value, Tracker tracker) {
        if (value instanceof Records(String email, var plan) && email != null) {
            tracker.track(email, plan);
        }
        if (!(value instanceof Shape shape)) return;
        tracker.track(shape);
    }
}
