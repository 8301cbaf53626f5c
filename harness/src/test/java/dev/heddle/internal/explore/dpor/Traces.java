package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.EventObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names the class of equivalent executions that an execution belongs to: by each event and the events before it. */
public final class Traces implements EventObserver {

    private EventLog log = new EventLog();
    private boolean open;
    private boolean pending;

    /** The name of the class that the execution belongs to; begins the next execution. */
    public List<List<Integer>> name() {
        close();
        List<List<Integer>> events = new ArrayList<>();
        for (int e = 0; e < log.size; e++) {
            List<Integer> event = new ArrayList<>(log.threads() + 3);
            event.add(log.thread(e));
            event.add(log.ordinal(e));
            event.add(log.alternative(e));
            log.clock(e, event);
            events.add(event);
        }
        events.sort(
                Comparator.<List<Integer>>comparingInt(event -> event.get(0)).thenComparingInt(event -> event.get(1)));
        log = new EventLog();
        return events;
    }

    /** An alternative was chosen, other than a thread. */
    public void chose(int alternative) {
        log.choose(alternative);
    }

    private void close() {
        if (open) {
            log.complete();
            open = false;
        }
        pending = false;
    }

    @Override
    public boolean wantsTouches() {
        return true;
    }

    @Override
    public void began(int thread, int site) {
        close();
        log.begin(thread, site);
        open = true;
    }

    @Override
    public void comesLast() {
        log.comesLast();
    }

    @Override
    public void started(int child) {
        log.start(child);
    }

    @Override
    public void touched(int location, Access access, long before, long operand) {
        if (!pending) {
            log.touch(location, access, before, operand);
        }
    }

    @Override
    public void blocked(int thread, int site) {
        close();
        pending = true;
    }

    @Override
    public void fence() {
        close();
        log.fence();
    }

    @Override
    public void ended() {
        close();
    }
}
