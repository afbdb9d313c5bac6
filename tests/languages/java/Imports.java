package org.example.care.app;

import com.example.metrics.Metrics;
import com.example.metrics.Metrics.Event;
import com.example.metrics.Screens;
import com.example.tracking.TrackingKt;
import org.example.care.data.*;

import static com.example.metrics.Names.VISIT_BOOKED;
import static com.example.metrics.Names.label;
import static com.example.metrics.Keys.*;
import static org.example.care.words.shout;

/** Where names come from. */
public class Imports {
    static final String OWN = "own";

    void send(Member member) {
        Metrics.track(VISIT_BOOKED, label(member.plan));
        Metrics.track(new Event("claim"), PLAN_KEY);
        Metrics.track(keyOf(member), shout(OWN));
        com.example.other.Vendor.Inner.report(member.email);
        new com.example.other.Vendor(member);
        TrackingKt.trackScreen("claims");
        Screens.INSTANCE.show("claims");
        Screens.Companion.hide();
        Neighbour.log(R.string.title);
        Imports.this.send(null);
    }
}
