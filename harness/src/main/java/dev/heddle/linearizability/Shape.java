package dev.heddle.linearizability;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jspecify.annotations.Nullable;

/**
 * All of a history that decides whether it is linearizable: equal ones are so alike.
 *
 * @param threads the operations that returned, by thread, each thread's in order
 * @param pending those that have begun and not returned
 */
record Shape(List<List<Entry>> threads, List<Entry> pending) {

    /**
     * An operation.
     *
     * @param result what came of it; of a pending one, what fits whatever the specification returns
     * @param after how many operations of each thread had returned when it began
     */
    record Entry(Method method, List<@Nullable Object> arguments, LincheckResult result, List<Integer> after) {}

    /** The shape that a history had at this moment. */
    static Shape of(List<Invocation> history, int moment) {
        TreeMap<Integer, List<Invocation>> complete = new TreeMap<>();
        for (Invocation invocation : history) {
            if (invocation.isCompleteAt(moment)) {
                complete.computeIfAbsent(invocation.thread, thread -> new ArrayList<>())
                        .add(invocation);
            }
        }
        List<List<Entry>> threads = new ArrayList<>();
        for (List<Invocation> operations : complete.values()) {
            List<Entry> entries = new ArrayList<>();
            for (Invocation operation : operations) {
                entries.add(entry(operation, result(operation), complete));
            }
            threads.add(entries);
        }
        List<Entry> pending = new ArrayList<>();
        for (Invocation invocation : history) {
            if (invocation.isPendingAt(moment)) {
                pending.add(entry(invocation, returning(invocation, Anything.VALUE), complete));
            }
        }
        return new Shape(threads, pending);
    }

    private static Entry entry(
            Invocation operation, LincheckResult result, TreeMap<Integer, List<Invocation>> complete) {
        List<Integer> after = new ArrayList<>();
        for (List<Invocation> others : complete.values()) {
            int count = 0;
            for (Invocation other : others) {
                count += other.ended < operation.begun ? 1 : 0;
            }
            after.add(count);
        }
        return new Entry(operation.method, operation.arguments, result, after);
    }

    private static LincheckResult result(Invocation operation) {
        Exception thrown = operation.thrown;
        return thrown == null ? returning(operation, operation.value) : new ExceptionResult(thrown);
    }

    private static LincheckResult returning(Invocation operation, @Nullable Object value) {
        return operation.returnsNothing() ? VoidResult.INSTANCE : new ValueResult(value);
    }

    int operations() {
        int count = pending.size();
        for (List<Entry> thread : threads) {
            count += thread.size();
        }
        return count;
    }

    /** Equals each value, if it is asked. */
    private static final class Anything {

        static final Anything VALUE = new Anything();

        @Override
        @SuppressWarnings("EqualsHashCode") // the one hash code fits all that it equals where it is asked: itself
        public boolean equals(@Nullable Object other) {
            return true;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public String toString() {
            return "?";
        }
    }
}
