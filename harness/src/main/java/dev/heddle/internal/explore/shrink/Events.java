package dev.heddle.internal.explore.shrink;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * The events of one execution, and which of them come before which others: those of one thread in their order, and of two
 * that touch the same location, where one of them writes, the earlier one before the later one. More may be ordered than
 * must be, as a failed compare-and-set counts for a write.
 */
public final class Events implements ExplorationStrategy, EventObserver {

    /** More than so many are not worth the time. */
    private static final int MOST = 20_000;

    /** One event. */
    static final class Event {

        /** How many events come before. */
        final int place;

        final int actor;
        /** How many events of its actor come before. */
        final int index;
        /** How often before it everything was ordered before everything after. */
        final int span;
        /** Events that come before it; those of its own actor and of earlier spans are left out. */
        final List<Event> after = new ArrayList<>();
        /** What was chosen in it besides threads: the waiter to be woken, a value. */
        final List<Integer> alternatives = new ArrayList<>();
        /** Whether it can happen only in some states, so that its actor may have had to wait for it. */
        boolean needy;

        /** How many steps came before. */
        final int step;

        Event(int place, int step, int actor, int index, int span) {
            this.place = place;
            this.step = step;
            this.actor = actor;
            this.index = index;
            this.span = span;
        }
    }

    /** What happened to a location so far. */
    private static final class Location {
        private final List<Event> writes = new ArrayList<>();
        private final List<Event> readsSince = new ArrayList<>();
    }

    private final ExplorationStrategy inner;
    private final IntSupplier steps;
    private final List<Event> all = new ArrayList<>();
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final Map<Integer, Event> starts = new TreeMap<>();
    private final Map<Integer, Location> locations = new TreeMap<>();
    private int span;
    private boolean open;
    private boolean incomplete;

    /** Watches an execution with the decisions of another strategy. */
    Events(ExplorationStrategy inner) {
        this(inner, () -> 0);
    }

    /** The same, and asks at the beginning of each event how many steps there were. */
    public Events(ExplorationStrategy inner, IntSupplier steps) {
        this.inner = inner;
        this.steps = steps;
    }

    /** In the order in which they happened. */
    List<Event> inOrder() {
        return all;
    }

    /** Whether all of the execution is told by its events, so that their order says how to run it again. */
    boolean areComplete() {
        return !incomplete;
    }

    /** How many there were. */
    public int size() {
        return all.size();
    }

    /** How many steps there were before this event; an event that is no step has the number of the step that follows. */
    public int step(int event) {
        return all.get(event).step;
    }

    /**
     * The events of other threads after which this one comes, since they touched what it touches, or started its thread;
     * ascending.
     */
    public int[] directlyBefore(int event) {
        return all.get(event).after.stream()
                .mapToInt(before -> before.place)
                .distinct()
                .sorted()
                .toArray();
    }

    // The decisions

    @Override
    public boolean beginExecution(long execution) {
        return inner.beginExecution(execution);
    }

    @Override
    public int choose(Decision decision) {
        int chosen = inner.choose(decision);
        if (decision.kind() != Decision.Kind.THREAD) {
            if (!all.isEmpty()) {
                all.get(all.size() - 1).alternatives.add(chosen);
            }
        } else if (chosen >= 0 && chosen < decision.size()) {
            incomplete |= decision.actor(chosen) == Decision.NO_THREAD;
        }
        return chosen;
    }

    @Override
    public EventObserver observer() {
        return this;
    }

    // The events

    @Override
    public boolean wantsTouches() {
        return !incomplete;
    }

    @Override
    public void began(int thread, int site) {
        if (all.size() == MOST) {
            incomplete = true;
            open = false;
            return;
        }
        Event event = new Event(all.size(), steps.getAsInt(), thread, counts.merge(thread, 1, Integer::sum) - 1, span);
        Event start = event.index == 0 ? starts.get(thread) : null;
        if (start != null) {
            event.after.add(start);
        }
        all.add(event);
        open = true;
    }

    @Override
    public void started(int child) {
        starts.put(child, all.get(all.size() - 1));
    }

    @Override
    public void touched(int number, Access access, long before, long operand) {
        if (!open) {
            return;
        }
        Event event = all.get(all.size() - 1);
        event.needy |= access.need() != Access.Need.NONE;
        Location location = locations.computeIfAbsent(number, unknown -> new Location());
        if (access.writes()) {
            event.after.addAll(location.readsSince);
            event.after.addAll(location.writes);
            location.readsSince.clear();
            location.writes.clear();
            location.writes.add(event);
        } else {
            event.after.addAll(location.writes);
            location.readsSince.add(event);
        }
        event.after.removeIf(other -> other.actor == event.actor || other.span != event.span);
    }

    /** What a thread that is held up would touch is none of the last event's. */
    @Override
    public void blocked(int thread, int site) {
        open = false;
    }

    @Override
    public void fence() {
        span++;
        open = false;
    }

    @Override
    public void ended() {
        open = false;
    }
}
