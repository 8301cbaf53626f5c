package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.internal.model.HarnessDefect;
import dev.heddle.internal.runtime.ThreadNames;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of an exploration, immutable; see the methods of {@link dev.heddle.Explorer}, which are named like them.
 *
 * <p>A changed copy is a clone in which one field is set before anyone sees it, so that no option can take the place of
 * another in a long list of arguments.
 */
public final class Settings implements Cloneable {

    /** What is explored when nothing is said. */
    public static final Settings DEFAULT = new Settings();

    /** No bound of preemptions. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private Strategy strategy = Strategy.AUTO;
    private long seed = 0;
    private long maxExecutions = 10_000;
    private Duration budget = Duration.ofSeconds(10);
    private int maxSteps = 1_000_000;
    private @Nullable Duration timeout = null;
    private int preemptionBound = UNBOUNDED;
    private Timing timing = Timing.DISCRETE;
    private Cancellation cancellation = Cancellation.NONE;
    private ThreadNames cancelled = ThreadNames.NONE;
    private Engine engine = Engine.AUTO;
    private Set<FailureKind> ignored = Set.of();
    private OnFailure onFailure = OnFailure.STOP;
    private int spuriousWakeups = 0;
    private List<String> allowedRaces = List.of();
    private List<String> eventLoops = List.of();
    private @Nullable Schedule replay = null;

    private Settings() {}

    private Settings copy() {
        try {
            return (Settings) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new HarnessDefect("settings can't be copied", impossible);
        }
    }

    public Settings withStrategy(Strategy strategy) {
        Settings changed = copy();
        changed.strategy = strategy;
        return changed;
    }

    public Settings withSeed(long seed) {
        Settings changed = copy();
        changed.seed = seed;
        return changed;
    }

    public Settings withMaxExecutions(long maxExecutions) {
        Settings changed = copy();
        changed.maxExecutions = maxExecutions;
        return changed;
    }

    public Settings withBudget(Duration budget) {
        Settings changed = copy();
        changed.budget = budget;
        return changed;
    }

    public Settings withMaxSteps(int maxSteps) {
        Settings changed = copy();
        changed.maxSteps = maxSteps;
        return changed;
    }

    public Settings withTimeout(Duration timeout) {
        Settings changed = copy();
        changed.timeout = timeout;
        return changed;
    }

    public Settings withPreemptionBound(int preemptionBound) {
        Settings changed = copy();
        changed.preemptionBound = preemptionBound;
        return changed;
    }

    public Settings withTiming(Timing timing) {
        Settings changed = copy();
        changed.timing = timing;
        return changed;
    }

    public Settings withCancellation(Cancellation cancellation) {
        Settings changed = copy();
        changed.cancellation = cancellation;
        return changed;
    }

    /** @throws IllegalArgumentException if one is no name of a thread */
    public Settings withCancelled(String... threadNames) {
        Settings changed = copy();
        changed.cancelled = new ThreadNames(List.of(threadNames));
        return changed;
    }

    public Settings withEngine(Engine engine) {
        Settings changed = copy();
        changed.engine = engine;
        return changed;
    }

    public Settings withIgnored(FailureKind... kinds) {
        Settings changed = copy();
        Set<FailureKind> set = EnumSet.noneOf(FailureKind.class);
        set.addAll(List.of(kinds));
        changed.ignored = Set.copyOf(set);
        return changed;
    }

    public Settings withOnFailure(OnFailure onFailure) {
        Settings changed = copy();
        changed.onFailure = onFailure;
        return changed;
    }

    public Settings withSpuriousWakeups(int spuriousWakeups) {
        Settings changed = copy();
        changed.spuriousWakeups = spuriousWakeups;
        return changed;
    }

    public Settings withAllowedRaces(List<String> allowedRaces) {
        Settings changed = copy();
        changed.allowedRaces = List.copyOf(allowedRaces);
        return changed;
    }

    public Settings withEventLoops(String... names) {
        Settings changed = copy();
        changed.eventLoops = List.of(names);
        return changed;
    }

    public Settings withReplay(Schedule replay) {
        Settings changed = copy();
        changed.replay = replay;
        return changed;
    }

    /** Which interleavings are run. */
    Strategy strategy() {
        return strategy;
    }

    /** Seed of the strategy's random choices. */
    long seed() {
        return seed;
    }

    /** At most so many executions. */
    long maxExecutions() {
        return maxExecutions;
    }

    /** At most so much real time. */
    Duration budget() {
        return budget;
    }

    /** At most so many operations of one execution. */
    int maxSteps() {
        return maxSteps;
    }

    /** At most so many virtual nanoseconds of one execution's body. */
    long timeLimit() {
        return timeout == null ? Long.MAX_VALUE : timeout.toNanos();
    }

    /** At most so many preemptions of one execution. */
    int preemptionBound() {
        return preemptionBound;
    }

    /** When virtual time moves. */
    Timing timing() {
        return timing;
    }

    /** Whether cancellations are injected. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** The names of the threads that are interrupted; none for all that the test starts. */
    ThreadNames cancelled() {
        return cancelled;
    }

    /** What runs the threads. */
    Engine engine() {
        return engine;
    }

    /** Kinds of failures that are none. */
    Set<FailureKind> ignored() {
        return ignored;
    }

    /** Whether the exploration goes on after a failure. */
    OnFailure onFailure() {
        return onFailure;
    }

    /** At most so many of them in one execution. */
    int spuriousWakeups() {
        return spuriousWakeups;
    }

    /** Names of variables, and of methods, whose data races are meant. */
    List<String> allowedRaces() {
        return allowedRaces;
    }

    /** The names of threads that are event loops. */
    List<String> eventLoops() {
        return eventLoops;
    }

    /** The only schedule to run, or null to explore. */
    @Nullable
    Schedule replay() {
        return replay;
    }
}
