package org.example.care;

import java.text.MessageFormat;
import java.util.Locale;

class Values {
    static final String BLOCK = """
        Dear "member",
          your plan\tis \
        ready.
        """;
    static final char MARK = '\u00e9';
    static final long BIG = 10_000L, HEX = 0xFFL;
    static final double RATE = -1.5f;

    String text(Member member, boolean on, int count) {
        String a = "plan " + member.plan + '/' + count;
        a += "!";
        String b = String.format("%s wants %2$s at 100%%", member.name, a);
        String c = String.format(Locale.US, "%d", count);
        String d = MessageFormat.format("Hello {0}, {1,number}", member.name, count);
        String e = String.format(a, member.email);
        String f = "id=%s".formatted(member.id);
        String g = String.join(",", a, b);
        String h = String.valueOf(member.phone);
        Object i = on ? a : null;
        boolean j = on && !member.active || count > 3;
        int k = count * 2 - 1 + 4;
        int l = count++ + ~count;
        Object m = Optional.ofNullable(member.email).orElse("none");
        Object n = (String) (i);
        Object o = Objects.requireNonNull(member.card, "card");
        int p = q = count;
        return a;
    }
}
