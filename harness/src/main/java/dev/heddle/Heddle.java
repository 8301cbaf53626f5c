package dev.heddle;

import dev.heddle.internal.session.InsideTest;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * The entry: explores the interleavings of a piece of concurrent code, and speaks to the world from inside of it.
 *
 * <p>{@code choose}, {@code assume}, {@code awaitIdle} and {@code point} work inside of a test only; elsewhere they throw
 * {@link IllegalStateException}.
 */
public final class Heddle {

    private Heddle() {}

    /** Explores with the default options; see {@link Explorer#explore(Callable)}. */
    public static <T> Exploration<T> explore(Callable<T> test) {
        return Explorer.DEFAULT.explore(test);
    }

    /** Explores with the default options; see {@link Explorer#explore(ThrowingRunnable)}. */
    public static Exploration<Void> explore(ThrowingRunnable test) {
        return Explorer.DEFAULT.explore(test);
    }

    /** The default options, to be changed by their withers. */
    public static Explorer explorer() {
        return Explorer.DEFAULT;
    }

    /**
     * A number from 0 to {@code bound - 1}, explored like a choice of the scheduler.
     *
     * @throws IllegalArgumentException if {@code bound} is less than 1
     */
    public static int choose(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("choose needs a bound of at least 1, but got " + bound);
        }
        return InsideTest.choose(bound);
    }

    /** Abandons this execution unless the condition holds, and counts it as discarded. */
    public static void assume(boolean condition) {
        InsideTest.assume(condition);
    }

    /** Waits until every other thread is blocked or has ended; virtual time doesn't move meanwhile. */
    public static void awaitIdle() {
        InsideTest.awaitIdle();
    }

    /** A scheduling point with a label, which reports show. */
    public static void point(String label) {
        InsideTest.point(label);
    }

    /**
     * This future is what is cancelled where {@link Cancellation#INJECT} is asked for: in some executions {@code cancel(true)}
     * is called on it, once, at each moment from now on that makes a difference. A test that names futures so has nothing
     * else cancelled but them, and threads named by {@link Explorer#cancelling}. Without {@code INJECT}, and outside of
     * an exploration, nothing happens.
     *
     * @return {@code future}
     */
    public static <F extends Future<?>> F cancellable(F future) {
        InsideTest.cancellable(Objects.requireNonNull(future, "future"));
        return future;
    }

    /** Whether the calling thread runs inside of an exploration. */
    public static boolean active() {
        return InsideTest.active();
    }
}
