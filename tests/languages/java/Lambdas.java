package org.example.care;

class Lambdas extends Screen {
    private final Tracker tracker = Tracker.get();

    void wire(Button button, List<Member> members, Tracker other) {
        button.onClick(() -> tracker.track("click"));
        button.onClick(view -> { tracker.track(view.text()); });
        members.forEach((member) -> other.track(member.email));
        members.stream().map(Member::getEmail).forEach(this::report);
        members.forEach(tracker::identify);
        members.forEach(Lambdas::show);
        Supplier<Tracker> maker = Tracker::new;
        BiFunction<String, Integer, String> both = (String name, Integer count) -> name + count;
        Runnable work = this::close;
        ((Runnable) () -> super.close()).run();
        Executors.run(new Runnable() {
            @Override
            public void run() {
                report("later");
            }
        });
    }

    void report(String text) { tracker.track(text); }

    static void show(Member member) {}
}
