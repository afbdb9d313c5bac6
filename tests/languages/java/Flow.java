package org.example.care;

class Flow {
    void run(Member member, List<Reporter> reporters, int kind) throws Exception {
        if (member.consents()) {
            send("yes");
        } else if (kind == 2) {
            send("two");
        } else {
            send("no");
        }
        for (Reporter reporter : reporters) reporter.report(member.email);
        for (int place = 0, last = 3; place < last; place++) {
            send(place);
        }
        while (member.next()) send("next");
        do { send("again"); } while (false);
        String word = switch (kind) {
            case 1, 2 -> "low";
            case 3 -> {
                send("three");
                yield member.plan;
            }
            default -> throw new IllegalStateException("kind");
        };
        Object found = member;
        String shown = switch (found) {
            case Family family when family.size() > 2 -> family.label();
            case Member(String mail, int age) -> mail;
            default -> "";
        };
        switch (word) {
            case "low": send(shown);
            default: { String inner = word; send(inner); }
        }
        try (Channel channel = open(); Channel second = channel.next()) {
            channel.write(second);
        } catch (IOException | IllegalStateException problem) {
            send(problem.getMessage());
        } finally {
            close();
        }
        synchronized (this) { send("locked"); }
        outer:
        for (;;) { break outer; }
        class Local { void go() { send(member.name); } }
        new Local().go();
    }

    String send(Object value) {
        if (value == null) return null;
        return value.toString();
    }
}
