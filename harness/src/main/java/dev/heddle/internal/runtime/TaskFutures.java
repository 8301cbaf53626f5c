package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.bootstrap.ThreadControl;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.runtime.location.FutureState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The futures of one execution, and who has looked at them: finds an exception that one of them keeps, and that nobody will
 * ever see.
 *
 * <p>A future counts as looked at if somebody asked it for its result, or for the way in which it ended, at any time, or gave
 * it a function that is told of exceptions. One that others were made of, by {@code thenApply} or {@code allOf}, hands its
 * exception on to them, and they count in its stead. So the exceptions are those of the last of each chain; and one that
 * was seen in any future counts for all that keep it.
 */
final class TaskFutures {

    /** A future, or a task that is one. */
    private static final class Entry {
        final Object future;
        final OperatingThread maker;
        final int madeAt;
        boolean seen;
        boolean followed;
        /** It had failed, and nobody had looked at it, when the execution came to its end. */
        boolean candidate;
        /** What it failed with, where that was told. */
        @Nullable
        Throwable error;

        @Nullable
        OperatingThread completer;

        int completedAt;

        Entry(Object future, OperatingThread maker) {
            this.future = future;
            this.maker = maker;
            this.madeAt = maker.callSite;
        }

        @Nullable
        Throwable failure() {
            return error != null ? error : FutureState.failure(future);
        }
    }

    private final World world;
    private final boolean ignored;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Entry[] table = new Entry[32];
    private int candidates;

    TaskFutures(World world) {
        this.world = world;
        this.ignored = world.options.ignored().contains(FailureKind.UNOBSERVED_EXCEPTION);
    }

    void clear() {
        if (!entries.isEmpty()) {
            entries.clear();
            table = new Entry[32];
        }
        candidates = 0;
    }

    // What futures go through

    void told(UsingThread by, @Nullable Object future, int how) {
        if (world.aborting) {
            return;
        }
        if (future instanceof Object[] several) {
            for (Object one : several) {
                told(by, one, how);
            }
        } else if (future != null && FutureState.isOne(future)) {
            tell(by, entry(by, future), how);
        }
    }

    private static void tell(UsingThread by, Entry entry, int how) {
        switch (how) {
            case ThreadControl.MADE -> entry.seen |= by.isWithin("invokeAny()");
            case ThreadControl.SEEN -> entry.seen = true;
            case ThreadControl.FOLLOWED -> entry.followed = true;
            default -> {
                entry.completer = by;
                entry.completedAt = by.callSite;
            }
        }
    }

    /** A task of a fork-join pool has failed, which does not tell afterwards. */
    void failed(UsingThread by, Object task, Throwable error) {
        if (!world.aborting && FutureState.isSubmitted(task)) {
            entry(by, task).error = error;
        }
    }

    private Entry entry(UsingThread by, Object future) {
        by.name(future);
        int i = place(future);
        Entry found = table[i];
        if (found != null) {
            return found;
        }
        Entry made = new Entry(future, by);
        entries.add(made);
        table[i] = made;
        if (entries.size() * 2 > table.length) {
            grow();
        }
        return made;
    }

    private int place(Object future) {
        int mask = table.length - 1;
        int i = System.identityHashCode(future) & mask;
        for (Entry at = table[i]; at != null && at.future != future; at = table[i]) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private void grow() {
        table = new Entry[table.length * 2];
        for (Entry entry : entries) {
            table[place(entry.future)] = entry;
        }
    }

    // The end

    /** The test is over: what fails from now on doesn't count. Tells whether something has failed and is not seen yet. */
    boolean endsWithCandidates() {
        if (ignored || entries.isEmpty()) {
            return false;
        }
        List<Throwable> seen = seenErrors();
        for (Entry entry : entries) {
            if (isUnseen(entry, seen)) {
                entry.candidate = true;
                candidates++;
            }
        }
        return candidates > 0;
    }

    /** Whether something has failed since the end, and is not seen. */
    boolean failsAfterTheEnd() {
        if (ignored || entries.isEmpty()) {
            return false;
        }
        List<Throwable> seen = seenErrors();
        for (Entry entry : entries) {
            if (!entry.candidate && isUnseen(entry, seen)) {
                return true;
            }
        }
        return false;
    }

    private List<Throwable> seenErrors() {
        List<Throwable> seen = new ArrayList<>();
        for (Entry entry : entries) {
            Throwable failure = entry.seen ? entry.failure() : null;
            if (failure != null) {
                seen.add(root(failure));
            }
        }
        return seen;
    }

    private static boolean isUnseen(Entry entry, List<Throwable> seen) {
        Throwable failure = entry.seen || entry.followed ? null : entry.failure();
        if (failure == null || FutureState.isCancellation(failure)) {
            return false;
        }
        Throwable root = root(failure);
        for (Throwable one : seen) {
            if (one == root) {
                return false;
            }
        }
        return true;
    }

    /** What was thrown first, without what futures wrap it in. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (FutureState.isWrapper(root) && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The first exception that nobody has seen, as a failure; null if there is none. */
    @Nullable
    ExecutionFailure failure() {
        if (candidates == 0) {
            return null;
        }
        List<Throwable> seen = seenErrors();
        for (Entry entry : entries) {
            Throwable failure = entry.candidate && isUnseen(entry, seen) ? entry.failure() : null;
            if (failure != null) {
                return new ExecutionFailure(
                        FailureKind.UNOBSERVED_EXCEPTION,
                        root(failure),
                        entry.maker.name,
                        WaitGraph.NONE,
                        facts(entry));
            }
        }
        return null;
    }

    private List<List<String>> facts(Entry entry) {
        List<List<String>> facts = new ArrayList<>();
        boolean task = FutureState.isTask(entry.future);
        facts.add(told(task ? "submitted by" : "future made by", entry.maker, entry.madeAt));
        if (entry.completer != null) {
            facts.add(told("completed by", entry.completer, entry.completedAt));
        }
        return facts;
    }

    private List<String> told(String what, OperatingThread by, int where) {
        CodeSite site = world.options.sites().get(where);
        return List.of(what, by.name + (site.member().isEmpty() ? "" : " in " + site.member()), site.location());
    }
}
