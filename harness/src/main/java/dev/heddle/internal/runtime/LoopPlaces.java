package dev.heddle.internal.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where users made what event loops of {@code dev.heddle.async} run, and where its tasks wait; of executions only that are
 * recorded to be told of.
 */
final class LoopPlaces {

    private static final String HEDDLE = "dev.heddle";
    private static final String ASYNC = "dev.heddle.async.";
    private static final StackWalker STACK = StackWalker.getInstance();

    /**
     * A call of user code.
     *
     * @param thread that called
     * @param method of {@code dev.heddle.async} that was called, with its class
     * @param location of the call
     */
    record Place(String thread, String method, String location) {}

    private static final class Entry {
        final Object what;
        final @Nullable Place made;

        @Nullable
        Place awaits;

        Entry(Object what, @Nullable Place made) {
            this.what = what;
            this.made = made;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    void clear() {
        if (!entries.isEmpty()) {
            entries.clear();
        }
    }

    /** This thread makes this now, unless it is known. */
    void made(OperatingThread by, Object what) {
        if (find(what) == null) {
            entries.add(new Entry(what, place(by)));
        }
    }

    /** This task waits, in this thread. */
    void awaits(OperatingThread in, Object task) {
        Entry entry = find(task);
        if (entry != null) {
            entry.awaits = place(in);
        }
    }

    /** Where it was made; null if that isn't known. */
    @Nullable
    Place made(Object what) {
        Entry entry = find(what);
        return entry == null ? null : entry.made;
    }

    /** Where it waited last; null if it never did, or that isn't known. */
    @Nullable
    Place awaits(Object task) {
        Entry entry = find(task);
        return entry == null ? null : entry.awaits;
    }

    private @Nullable Entry find(Object what) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).what == what) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** The innermost call of user code in the stack of this thread, which runs; null if there is none. */
    private static @Nullable Place place(OperatingThread thread) {
        List<StackWalker.StackFrame> frames = STACK.walk(stack -> {
            List<StackWalker.StackFrame> kept = new ArrayList<>();
            stack.filter(frame -> !isOthers(frame.getClassName())).limit(100).forEach(kept::add);
            return kept;
        });
        String called = "";
        for (StackWalker.StackFrame frame : frames) {
            String type = frame.getClassName();
            if (!type.startsWith(ASYNC)) {
                return new Place(thread.name, called, frame.getFileName() + ":" + frame.getLineNumber());
            }
            called = type.substring(ASYNC.length()).replace('$', '.') + "." + frame.getMethodName();
        }
        return null;
    }

    private static boolean isOthers(String type) {
        return type.startsWith("dev.heddle.internal.")
                || (type.startsWith(HEDDLE) && type.lastIndexOf('.') == HEDDLE.length())
                || type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.");
    }
}
