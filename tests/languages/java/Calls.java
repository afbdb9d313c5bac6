package org.example.care;

class Calls {
    private final Tracker tracker;

    Calls(Tracker tracker) { this.tracker = tracker; }

    void send(Context context, Member member, String... topics) {
        tracker.event("open").with("plan", member.getPlan()).with("area", context.area().name).send();
        new Event.Builder("visit").setLabel(member.name).build();
        this.tracker.<String>generic(topics[0], topics[member.place]);
        ((Tracker) context.getService("tracker")).track("cast");
        Tracker found = context.find("tracker");
        Tracker same = tracker;
        Tracker later;
        var local = Tracker.get(context);
        Agent agent = locator().retrieve(Agent.class);
        locator().get(Agent.class).send("x");
        tracker.screen(Calls.class.getSimpleName(), getClass().getName());
        later = found;
        later.track(local, agent, same);
        int tracker = 3;
        tracker(tracker);
        member.new Card(1).show();
    }

    void tracker(int count) {}
}
