package dev.heddle.internal.explore.shrink;

import dev.heddle.internal.explore.shrink.Events.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An order of events that keeps what comes before what, and in which a thread goes on as long as it can: with as few
 * preemptions, and then as few switches, as possible, where that is found in time. What it is for is found in Jalbert and
 * Sen, <i>A Trace Simplification Technique for Effective Debugging of Concurrent Programs</i>, FSE 2010, which moves and
 * merges pieces of a trace; this is a search for the shortest path over how far each thread is. A thread is run until its
 * next event has to come after another one, since whatever could follow earlier could follow then, too.
 */
final class Linearization {

    /** So many states are kept at the most. */
    private static final int MOST_STATES = 20_000;

    /** So often a thread's progress is looked at, before the best way is taken that is known by then; some tenths of a second. */
    private static final long MOST_WORK = 30_000_000;

    private static final int PREEMPTION = 1_000_000;

    /** How far all threads are, and how that was reached. */
    private record State(
            int[] done,
            int running,
            long cost,
            int left,
            @Nullable State before) {}

    private final List<List<Event>> lanes = new ArrayList<>();
    private final Map<Integer, Integer> laneOf = new TreeMap<>();
    /** Of each lane how many events are to happen. */
    private final int[] wanted;

    private long work;

    private Linearization(List<Event> all, int[] last) {
        for (Event event : all) {
            lanes.get(laneOf.computeIfAbsent(event.actor, this::newLane)).add(event);
        }
        wanted = last.length == 0 ? lengths() : last;
    }

    private Integer newLane(int actor) {
        lanes.add(new ArrayList<>());
        return lanes.size() - 1;
    }

    private int[] lengths() {
        int[] lengths = new int[lanes.size()];
        Arrays.setAll(lengths, lane -> lanes.get(lane).size());
        return lengths;
    }

    /** Whether there are few enough threads and events for it to take no long time. */
    static boolean isFeasible(Events events) {
        long threads =
                events.inOrder().stream().map(event -> event.actor).distinct().count();
        return threads * threads * events.size() <= MOST_WORK;
    }

    /** All events, in such an order. */
    static List<Event> ofAll(Events events) {
        return new Linearization(events.inOrder(), new int[0]).order();
    }

    /** The last event, and those that come before it whatever the order is. */
    static List<Event> ofWhatLeadsToTheLast(Events events) {
        List<Event> all = events.inOrder();
        Linearization everything = new Linearization(all, new int[0]);
        return new Linearization(all, everything.past(all.get(all.size() - 1))).order();
    }

    /** Of each lane how many events come before this one, or are this one. */
    private int[] past(Event last) {
        int[] past = new int[lanes.size()];
        List<Event> open = new ArrayList<>(List.of(last));
        while (!open.isEmpty()) {
            Event event = open.remove(open.size() - 1);
            int lane = lane(event);
            while (past[lane] <= event.index) {
                open.addAll(lanes.get(lane).get(past[lane]++).after);
            }
        }
        for (int lane = 0; lane < past.length; lane++) {
            while (past[lane] < lanes.get(lane).size() && lanes.get(lane).get(past[lane]).span < last.span) {
                past[lane]++; // what comes before time passes
            }
        }
        return past;
    }

    private int lane(Event event) {
        Integer lane = laneOf.get(event.actor);
        if (lane == null) {
            throw new IllegalArgumentException("an event of another execution");
        }
        return lane;
    }

    private List<Event> order() {
        int left = Arrays.stream(wanted).sum();
        PriorityQueue<State> open =
                new PriorityQueue<>(Comparator.comparingLong(State::cost).thenComparingInt(State::left));
        TreeSet<int[]> closed = new TreeSet<>(Arrays::compare);
        State best = new State(new int[lanes.size()], -1, 0, left, null);
        open.add(best);
        while (!open.isEmpty()) {
            State state = open.remove();
            best = state.left < best.left ? state : best;
            if (state.left == 0) {
                return path(state);
            }
            if (open.size() + closed.size() < MOST_STATES && work < MOST_WORK && closed.add(withRunning(state))) {
                for (int lane = 0; lane < lanes.size(); lane++) {
                    State next = run(state, lane);
                    if (next != null) {
                        open.add(next);
                    }
                }
            }
        }
        return path(greedily(best));
    }

    private static int[] withRunning(State state) {
        int[] key = Arrays.copyOf(state.done, state.done.length + 1);
        key[state.done.length] = state.running;
        return key;
    }

    /** Where there are too many states: each time the thread that gets farthest. */
    private State greedily(State from) {
        State state = from;
        while (state.left > 0) {
            State farthest = null;
            for (int lane = 0; lane < lanes.size(); lane++) {
                State next = run(state, lane);
                farthest = next != null && (farthest == null || next.left < farthest.left) ? next : farthest;
            }
            if (farthest == null) {
                return state;
            }
            state = farthest;
        }
        return state;
    }

    /** Runs a thread as far as it gets; null if it gets nowhere. */
    private @Nullable State run(State from, int lane) {
        if (from.running == lane || !canGoOn(lane, from.done)) {
            return null;
        }
        int[] done = from.done.clone();
        while (canGoOn(lane, done)) {
            done[lane]++;
        }
        int steps = done[lane] - from.done[lane];
        long cost = from.running < 0 ? 0 : couldGoOn(from) ? PREEMPTION : 1;
        return new State(done, lane, from.cost + cost, from.left - steps, from);
    }

    private boolean canGoOn(int lane, int[] done) {
        work += lanes.size();
        return done[lane] < wanted[lane] && isPossible(lanes.get(lane).get(done[lane]), done);
    }

    /** Whether the thread that ran last was not held up, as far as can be told. */
    private boolean couldGoOn(State state) {
        List<Event> lane = lanes.get(state.running);
        int next = state.done[state.running];
        return next < lane.size() && !lane.get(next).needy && lane.get(next).span == spanOf(state.done);
    }

    private boolean isPossible(Event event, int[] done) {
        for (Event before : event.after) {
            if (done[lane(before)] <= before.index) {
                return false;
            }
        }
        return event.span == spanOf(done);
    }

    /** The span that is not over yet. */
    private int spanOf(int[] done) {
        int span = Integer.MAX_VALUE;
        for (int lane = 0; lane < done.length; lane++) {
            span = done[lane] < wanted[lane] ? Math.min(span, lanes.get(lane).get(done[lane]).span) : span;
        }
        return span;
    }

    private List<Event> path(State end) {
        List<State> states = new ArrayList<>();
        for (State state = end; state != null; state = state.before) {
            states.add(0, state);
        }
        List<Event> order = new ArrayList<>();
        for (int i = 1; i < states.size(); i++) {
            State state = states.get(i);
            List<Event> lane = lanes.get(state.running);
            order.addAll(lane.subList(states.get(i - 1).done[state.running], state.done[state.running]));
        }
        return order;
    }
}
