package dev.heddle.internal.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says why an execution comes to no end, from its last steps: whether the same state comes again and again, and what the
 * threads that go round look at.
 *
 * <p>The second half of these steps is compared with the first. If variables go on to values that they had not, the state is
 * another one each time, and the execution may only be long. Else nothing new comes. What a thread reads there, and no thread
 * changes, it waits for in vain; what other threads change, and change back, they keep it from going on with.
 */
public final class Livelock {

    /**
     * One access of the last steps.
     *
     * @param thread number of the thread
     * @param site where, in user code
     * @param variable its name
     * @param of the object that it belongs to; null for static ones
     * @param value what the access found there
     * @param reads whether what it finds there can matter to the thread
     * @param writes whether it may change it
     * @param step in which step
     */
    public record Look(
            int thread,
            int site,
            String variable,
            @Nullable Object of,
            String value,
            boolean reads,
            boolean writes,
            int step) {

        /** Whether both are of the same variable. */
        public boolean sameVariable(Look other) {
            return of == other.of && variable.equals(other.variable);
        }
    }

    /** What comes to no end. */
    public enum Kind {
        /** Threads look at what nobody changes. */
        IN_VAIN,
        /** Threads change what others look at, and change it back. */
        UNDONE,
        /** The same comes again and again, and it can't be told why. */
        SAME,
        /** Variables go on to other values. */
        PROGRESS
    }

    /**
     * One thread that goes round.
     *
     * @param thread its number
     * @param places of one round, in order; of all that it did, if no round comes twice
     * @param looks the accesses that matter, each variable once
     */
    public record Round(int thread, List<Integer> places, List<Look> looks) {}

    /**
     * What was found.
     *
     * @param rounds the threads that go on
     * @param progress the first and the last look at the variable that goes on to other values; empty if none does
     */
    public record Finding(Kind kind, List<Round> rounds, List<Look> progress) {}

    /** One step: who made it, and where in user code. */
    public record Step(int thread, int place) {}

    private static final int LONGEST_ROUND = 400;
    /** So many new values at least, and a variable goes on and on. */
    private static final int MANY = 3;

    private final List<Step> steps;
    private final List<Look> before = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final List<Look> late = new ArrayList<>();

    private Livelock(List<Step> steps, int from, List<Look> all) {
        int half = from + (steps.size() - from) / 2;
        this.steps = steps.subList(half, steps.size());
        for (Look look : all) {
            (look.step >= half ? late : look.step >= from ? looks : before).add(look);
        }
    }

    /**
     * Looks at the steps from this one on.
     *
     * @param looks of those steps, and of earlier ones, as far as they are known; in order
     */
    public static Finding find(List<Step> steps, int from, List<Look> looks) {
        return new Livelock(steps, from, looks).find();
    }

    private Finding find() {
        List<Look> progress = progress();
        List<Round> rounds = new ArrayList<>();
        boolean undone = false;
        boolean inVain = true;
        for (int thread : threads()) {
            List<Look> changed = new ArrayList<>();
            List<Look> constant = new ArrayList<>();
            sort(thread, changed, constant);
            undone |= !changed.isEmpty();
            inVain &= !constant.isEmpty();
            changed.addAll(constant);
            rounds.add(new Round(thread, places(thread), changed));
        }
        Kind same = undone ? Kind.UNDONE : inVain ? Kind.IN_VAIN : Kind.SAME;
        return new Finding(progress.isEmpty() ? same : Kind.PROGRESS, rounds, progress);
    }

    private Set<Integer> threads() {
        Set<Integer> threads = new LinkedHashSet<>();
        for (Step step : steps) {
            threads.add(step.thread);
        }
        return threads;
    }

    // What a thread looks at

    /** What this thread reads that others write, and that has several values, and what stays the same all the time. */
    private void sort(int thread, List<Look> changed, List<Look> constant) {
        List<Look> tried = new ArrayList<>();
        for (Look look : late) {
            if (look.thread != thread || !look.reads || knows(tried, look)) {
                continue;
            }
            tried.add(look);
            Set<String> values = new LinkedHashSet<>();
            boolean others = false;
            boolean own = false;
            for (Look other : late) {
                if (other.sameVariable(look)) {
                    values.add(other.value);
                    others |= other.writes && other.thread != thread;
                    own |= other.writes && other.thread == thread;
                }
            }
            if (values.size() == 1 && !(own && !isCompared(look))) {
                constant.add(look);
            } else if (others && values.size() > 1) {
                changed.add(look);
            }
        }
    }

    /** Whether it is one that writes only if it finds what it expects; where the value never changes, it doesn't. */
    private static boolean isCompared(Look look) {
        return look.reads && look.writes;
    }

    private static boolean knows(List<Look> some, Look look) {
        for (Look known : some) {
            if (known.sameVariable(look)) {
                return true;
            }
        }
        return false;
    }

    // How it goes round

    private List<Integer> places(int thread) {
        List<Integer> places = new ArrayList<>();
        for (Step step : steps) {
            if (step.thread == thread) {
                places.add(step.place);
            }
        }
        int size = places.size();
        for (int length = 1; length <= Math.min(LONGEST_ROUND, size / 2); length++) {
            if (places.subList(size - length, size).equals(places.subList(size - 2 * length, size - length))
                    && repeats(places, length)) {
                return places.subList(size - length, size);
            }
        }
        return List.copyOf(new LinkedHashSet<>(places));
    }

    private static boolean repeats(List<Integer> places, int length) {
        int end = places.size();
        int begin = Math.max(length, end - LONGEST_ROUND);
        for (int i = begin; i < end; i++) {
            if (!places.get(i).equals(places.get(i - length))) {
                return false;
            }
        }
        return true;
    }

    // What goes on

    /** The first and the last look at the variable that has the most new values; empty if none goes on to others. */
    private List<Look> progress() {
        List<Look> best = List.of();
        int most = 0;
        Set<String> tried = new LinkedHashSet<>();
        for (Look look : late) {
            if (!tried.add(look.variable + " at " + look.site)) {
                continue;
            }
            int fresh = freshValues(look);
            if (fresh > most) {
                most = fresh;
                best = List.of(first(look), last(look));
            }
        }
        return best.isEmpty() ? newVariables() : best;
    }

    /** How many values the variable has only now; 0 if these are but a few of all. */
    private int freshValues(Look variable) {
        Set<String> old = values(looks, variable);
        Set<String> now = values(late, variable);
        int all = now.size();
        now.removeAll(old);
        return now.size() >= MANY && 2 * now.size() >= all ? now.size() : 0;
    }

    private static Set<String> values(List<Look> some, Look variable) {
        Set<String> values = new LinkedHashSet<>();
        for (Look look : some) {
            if (look.sameVariable(variable)) {
                values.add(look.value);
            }
        }
        return values;
    }

    /** The first one that reads, if there is any: what a write finds may be older than the object's own beginning. */
    private Look first(Look variable) {
        Look first = null;
        for (List<Look> some : List.of(before, looks, late)) {
            for (Look look : some) {
                if (look.sameVariable(variable)) {
                    first = first == null ? look : first;
                    if (look.reads) {
                        return look;
                    }
                }
            }
        }
        return first == null ? variable : first;
    }

    private Look last(Look variable) {
        for (int i = late.size() - 1; i >= 0; i--) {
            if (late.get(i).sameVariable(variable)) {
                return late.get(i);
            }
        }
        return variable;
    }

    /** The first and the last of the elements of arrays, if most of them are new. */
    private List<Look> newVariables() {
        Map<String, Look> now = byName(late);
        int all = now.size();
        now.keySet().removeAll(byName(looks).keySet());
        if (now.size() < MANY || 2 * now.size() < all) {
            return List.of();
        }
        Collection<Look> fresh = now.values();
        Look first = fresh.iterator().next();
        Look last = first;
        for (Look look : fresh) {
            last = look;
        }
        return List.of(first, last);
    }

    private static Map<String, Look> byName(List<Look> some) {
        Map<String, Look> names = new LinkedHashMap<>();
        for (Look look : some) {
            if (look.variable.endsWith("]")) {
                names.putIfAbsent(look.variable, look);
            }
        }
        return names;
    }
}
