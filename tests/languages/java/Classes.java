package org.example.care;

import javax.inject.Inject;
import javax.inject.Provider;

public abstract class Classes extends BaseScreen implements Reporter, Panels.Listener {
    @Inject Reporter reporter;
    @Inject Provider<Session> session;
    private Uploader first, second;
    private Uploader third = Uploader.create();
    private String note;
    private java.util.concurrent.Executor executor = null;
    public static final String TAG = "claims", OTHER = null;
    private static Classes instance;
    private int[] counts = {1, 2};

    static {
        String start = "boot";
        Uploader.warm(start);
    }

    {
        note = TAG;
    }

    @Inject
    Classes(Uploader uploader, String note) {
        super(note);
        this.first = uploader;
        second = uploader;
    }

    Classes() {
        this(new Uploader(), "none");
        reporter.report(TAG);
    }

    public static Classes getInstance() {
        if (instance == null) {
            instance = new Late();
        }
        return instance;
    }

    protected abstract Reporter chosen(String kind);

    void open(String screen) {
        report(screen);
        report(screen, 2);
        inheritedCall(inheritedField, INHERITED_NAME);
        super.open(screen);
        this.session.get().start(note);
        chosen("a").report(screen);
    }

    public void report(String event) {
        first.send(event);
    }

    public void report(String event, Object... parts) {
        second.send(event, parts);
    }

    static class Late extends Classes {
        class Deep {
            void go() {
                report(note);
                Late.this.report(TAG);
                Classes.this.note = "x";
                moved();
            }
        }
    }

    interface Widgets {
        int SIZE = 3;
        void draw(Uploader uploader);
        default void redraw() { draw(new Uploader()); }
    }

    Reporter wrapped() {
        return new Reporter() {
            private int sent;

            @Override
            public void report(String event) {
                sent += 1;
                first.send(event, note);
                helper(event);
            }
        };
    }

    Reporter handed() {
        return Locator.find("reporter");
    }
}

class Plain {
    private Uploader uploader;

    void use(Uploader uploader) {
        this.uploader = uploader;
        helper();
        log.write("x");
    }
}
