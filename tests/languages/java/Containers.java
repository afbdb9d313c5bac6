package org.example.care;

import java.util.*;

class Containers {
    private static final String KEY = "email";
    private static final Map<String, String> FIXED = Map.of("a", "b", KEY, "c");
    private static final Map<String, String> FILLED = new HashMap<String, String>() {{
        put("kind", "claim");
        for (String area : areas()) { put(KEY, area); }
        putAll(FIXED);
    }};
    private final List<String> seen = new ArrayList<>();

    void fill(Member member, Bundle given, Tracker tracker) {
        Map<String, Object> sent = new HashMap<>();
        sent.put("email", member.email);
        sent.put(KEY, member.name);
        Bundle copy = new Bundle(given);
        copy.putString(Keys.PLAN, member.plan);
        Map<String, Object> other = new LinkedHashMap<>(sent);
        Map<String, Object> sized = new HashMap<>(16);
        Map<String, String> one = Collections.singletonMap(Keys.PLAN, member.plan);
        Map<String, String> many = Map.ofEntries(Map.entry("a", member.a), Map.entry(member.key(), member.b));
        Object bundle = BundleKt.bundleOf(new Pair<>("city", member.city));
        List<String> list = Arrays.asList(member.a, "x");
        List<String> copied = new ArrayList<>(List.of(member.b));
        String[] array = {"p", member.c};
        Object[] made = new Object[]{member.d};
        int[] empty = new int[3];
        array[1] = member.e;
        array[empty[0]] = member.f;
        seen.add(member.id);
        tracker.track("fill", new Properties().putValue("plan", member.plan));
        tracker.track("none", Collections.emptyMap(), Collections.emptyList());
    }
}
