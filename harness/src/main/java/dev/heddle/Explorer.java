package dev.heddle;

import dev.heddle.internal.session.Session;
import dev.heddle.internal.session.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * How a test is explored: an immutable set of options, each with a method that returns a changed copy.
 *
 * <pre>{@code
 * Exploration<Integer> found = Heddle.explorer().strategy(Strategy.RANDOM_WALK).seed(42).explore(() -> {
 *     var counter = new Counter();
 *     var other = new Thread(counter::add);
 *     other.start();
 *     counter.add();
 *     other.join();
 *     return counter.value();
 * });
 * found.throwIfFailed();
 * }</pre>
 */
public final class Explorer {

    static final Explorer DEFAULT = new Explorer(Settings.DEFAULT);

    private final Settings settings;

    private Explorer(Settings settings) {
        this.settings = settings;
    }

    /** Which interleavings are run; default {@link Strategy#AUTO}. */
    public Explorer strategy(Strategy strategy) {
        return new Explorer(settings.withStrategy(Objects.requireNonNull(strategy, "strategy")));
    }

    /** Seed of the strategy's random choices; the same seed explores the same schedules. Default 0. */
    public Explorer seed(long seed) {
        return new Explorer(settings.withSeed(seed));
    }

    /**
     * At most this many executions.
     *
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public Explorer maxExecutions(long n) {
        return new Explorer(settings.withMaxExecutions(atLeast(1, n, "maxExecutions")));
    }

    /**
     * At most this much real time for the whole exploration.
     *
     * @throws IllegalArgumentException if {@code wallClock} is not positive
     */
    public Explorer budget(Duration wallClock) {
        if (wallClock.isNegative() || wallClock.isZero()) {
            throw new IllegalArgumentException("budget must be positive, but is " + wallClock);
        }
        return new Explorer(settings.withBudget(wallClock));
    }

    /**
     * At most this many operations in one execution; an execution that needs more fails as {@link FailureKind#LIVELOCK}.
     *
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public Explorer maxSteps(int n) {
        return new Explorer(settings.withMaxSteps((int) atLeast(1, n, "maxSteps")));
    }

    /**
     * At most this much virtual time until the test's body returns; an execution that takes more ends then, and fails as {@link
     * FailureKind#LIVELOCK}. By default there is no limit, as virtual time costs nothing. The wall time of an exploration is
     * bounded by {@link #budget}.
     *
     * @throws IllegalArgumentException if {@code virtual} is not positive, or more than 292 years
     */
    public Explorer timeout(Duration virtual) {
        if (virtual.isNegative() || virtual.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, but is " + virtual);
        }
        if (virtual.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("timeout must be 292 years at most, but is " + virtual);
        }
        return new Explorer(settings.withTimeout(virtual));
    }

    /**
     * Only schedules with at most this many preemptions: switches away from a thread that could have gone on.
     *
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public Explorer preemptionBound(int n) {
        return new Explorer(settings.withPreemptionBound((int) atLeast(0, n, "preemptionBound")));
    }

    /** When virtual time moves; default {@link Timing#DISCRETE}. */
    public Explorer timing(Timing timing) {
        return new Explorer(settings.withTiming(Objects.requireNonNull(timing, "timing")));
    }

    /**
     * Whether cancellations are injected; default {@link Cancellation#NONE}. Together with {@code ELASTIC} time or a bound of
     * preemptions, {@code INJECT} is refused with {@link Strategy#EXHAUSTIVE}, and sampled by {@link Strategy#AUTO}.
     */
    public Explorer cancellation(Cancellation cancellation) {
        return new Explorer(settings.withCancellation(Objects.requireNonNull(cancellation, "cancellation")));
    }

    /**
     * The names of the threads that are interrupted where {@link #cancellation} is {@code INJECT}, each the whole name, or its
     * beginning and then {@code *}. By default these are all threads that the test starts, or only what it names by {@link
     * Heddle#cancellable}. The test's own thread can be named, too.
     *
     * @throws IllegalArgumentException if there is none, or if one is empty or has a {@code *} before its end
     */
    public Explorer cancelling(String... threadNames) {
        if (threadNames.length == 0) {
            throw new IllegalArgumentException("cancelling needs the name of a thread");
        }
        return new Explorer(settings.withCancelled(threadNames));
    }

    /** What runs the threads; default {@link Engine#AUTO}. */
    public Explorer engine(Engine engine) {
        return new Explorer(settings.withEngine(Objects.requireNonNull(engine, "engine")));
    }

    /** Failures of these kinds are no failures. */
    public Explorer ignoring(FailureKind... kinds) {
        return new Explorer(settings.withIgnored(kinds));
    }

    /**
     * Data races that are meant, and are no failures: those of variables with one of these names, as a report shows them
     * ({@code Account.balance}, {@code int[]#1[0]}), and those with an access in one of these methods ({@code
     * com.example.Account.peek}). {@code *} stands for any letters: {@code Account.*}, {@code com.example.lib.*}.
     */
    public Explorer allowingRaces(String... names) {
        return new Explorer(settings.withAllowedRaces(List.of(names)));
    }

    /** Whether the exploration goes on after a failure; default {@link OnFailure#STOP}. */
    public Explorer onFailure(OnFailure onFailure) {
        return new Explorer(settings.withOnFailure(Objects.requireNonNull(onFailure, "onFailure")));
    }

    /**
     * At most this many spurious wake-ups of waiting threads in one execution; default 0. More than 0 is refused together
     * with {@link Strategy#EXHAUSTIVE}, and sampled by {@link Strategy#AUTO}.
     *
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public Explorer spuriousWakeups(int n) {
        return new Explorer(settings.withSpuriousWakeups((int) atLeast(0, n, "spuriousWakeups")));
    }

    /**
     * The threads of these names are event loops: a task that one of them runs must not have to wait, else it fails as {@link
     * FailureKind#BLOCKED_EVENT_LOOP}. A {@code *} stands for any text: {@code "io-*"}. What counts is the name with which a
     * thread is started. Beside these, threads are event loops whose classes say so, by {@link EventLoop}, and those that
     * Reactor marks as {@code NonBlocking}.
     *
     * @throws IllegalArgumentException if a name is empty
     */
    public Explorer eventLoops(String... threadNames) {
        for (String name : threadNames) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name of eventLoops is empty");
            }
        }
        return new Explorer(settings.withEventLoops(threadNames));
    }

    /**
     * How many cores explore; default 1.
     *
     * @throws IllegalArgumentException if {@code n} is not 1: this version explores on one core only
     */
    public Explorer workers(int n) {
        if (n != 1) {
            throw new IllegalArgumentException(
                    "workers(" + n + ") is not available in this version: it explores on one core. Remove the call.");
        }
        return this;
    }

    /** Runs only this schedule, as a failure reported it. */
    public Explorer replay(Schedule schedule) {
        return new Explorer(settings.withReplay(Objects.requireNonNull(schedule, "schedule")));
    }

    /**
     * Explores a test that returns a value; each distinct value is kept, with a schedule that yields it.
     *
     * @throws IllegalStateException if called from inside an exploration, or if an option asks for what this version
     *     can't do
     */
    public <T> Exploration<T> explore(Callable<T> test) {
        return new Session<T>(settings, Objects.requireNonNull(test, "test")).explore();
    }

    /**
     * Explores a test that returns nothing.
     *
     * @throws IllegalStateException if called from inside an exploration, or if an option asks for what this version
     *     can't do
     */
    public Exploration<Void> explore(ThrowingRunnable test) {
        Objects.requireNonNull(test, "test");
        return new Session<>(settings, new WithoutValue(test)).explore();
    }

    private static long atLeast(long least, long n, String option) {
        if (n < least) {
            throw new IllegalArgumentException(option + " must be at least " + least + ", but is " + n);
        }
        return n;
    }
}
