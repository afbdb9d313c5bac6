package org.example.care;

import com.example.metrics.Metrics;

class Errors {
    private Metrics metrics;

    void before(Member member) {
        metrics.track("before", member.);
        metrics.track("still", member.email;
        int = ;
        metrics.track("further");
    }

    <<<< nonsense

    void after(Member member) {
        if (member.adult() {
            metrics.track("after");
        }
    } }

    private Metrics loose;

    void last() { metrics.track("last"); loose.track("lost"); }
}
