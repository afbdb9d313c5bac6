package org.example.care;

import com.example.metrics.Metrics;
import java.util.List;
import java.util.Optional;

class Types<T extends Metrics, K> extends Base<T> {
    private T generic;
    private Metrics metrics, pair[];
    private Metrics[] several;
    private List<Metrics> listed;
    private Optional<Metrics> maybe;
    private Dagger.Lazy<Metrics> lazy;
    private com.example.metrics.Metrics.Writer writer;
    private EditText email;
    private String text;
    private int count;
    private Metrics made = new Metrics("a"), taken = other().metrics, kept = metrics, fixed = Names.MAIN;

    <R> R send(T first, K second, R third, Metrics fourth, Metrics... rest) {
        maybe.get().track(text);
        lazy.get().track(email.getText());
        Metrics none = null;
        Metrics read = first.metrics;
        for (Metrics one : listed) one.track("each");
        for (String word : words()) none.track(word);
        Object cast = (Metrics) second;
        if (cast instanceof Metrics seen) seen.track("seen");
        if (cast instanceof String plain) none.track(plain);
        try (Metrics.Writer open = writer) { open.close(); }
        return third;
    }

    Metrics other() { return Locator.find(); }

    String words() { return Locator.words(); }
}
