package dev.heddle.internal.session;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.explore.DefaultSchedule;
import dev.heddle.internal.explore.Replay;
import dev.heddle.internal.explore.shrink.Events;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.model.RaceDetector;
import dev.heddle.internal.runtime.ExecutionFailure;
import dev.heddle.internal.runtime.Probe;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.WaitFact;
import dev.heddle.internal.runtime.World;
import dev.heddle.internal.runtime.WorldOptions;
import dev.heddle.internal.runtime.engine.ContinuationEngine;
import dev.heddle.internal.runtime.engine.FiberEngine;
import dev.heddle.internal.runtime.engine.ThreadEngine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs single executions of one test in one world. Made and used on the driver. */
final class Runner {

    /** What one execution did, as far as two of them can be compared. */
    record Summary(@Nullable ExecutionFailure failure, int[] choices, int divergedAt, long hash, int steps) {

        /** Whether both failed in the same way, or neither. */
        boolean failsLike(Summary other) {
            return failure == null || other.failure == null ? failure == other.failure : alike(failure, other.failure);
        }

        /** Of one kind, and in one place: a test can fail by one assertion in some schedules, by another in others. */
        private static boolean alike(ExecutionFailure one, ExecutionFailure other) {
            if (one.kind() == FailureKind.DATA_RACE) {
                return other.kind() == one.kind() && race(one) == race(other); // whichever of the two comes first
            }
            return one.kind() == other.kind()
                    && one.cause().getClass() == other.cause().getClass()
                    && places(one).equals(places(other))
                    && waits(one).equals(waits(other));
        }

        private static List<StackTraceElement> places(ExecutionFailure failure) {
            return UserFrames.of(failure.cause(), FRAMES_THAT_TELL_FAILURES_APART);
        }

        private static long race(ExecutionFailure failure) {
            DataRace race = failure.race();
            return race == null ? 0 : race.places();
        }

        private static Set<Integer> waits(ExecutionFailure failure) {
            return failure.kind() == FailureKind.DEADLOCK
                    ? failure.waits().stream().map(WaitFact::site).collect(Collectors.toSet())
                    : Set.of();
        }
    }

    /** The place of an assertion, and of what calls it, if that is a method of the test's own. */
    private static final int FRAMES_THAT_TELL_FAILURES_APART = 2;

    final Engine kind;
    final FiberEngine engine;
    final World world;
    private final Callable<?> test;
    private final @Nullable RaceDetector races;
    private final Predicate<DataRace> intended;
    private final Set<FailureKind> ignored;

    Runner(Engine kind, Carrier driver, WorldOptions options, Thread caller, Callable<?> test) {
        this.kind = kind;
        this.engine = kind == Engine.CONTINUATION ? new ContinuationEngine(driver) : new ThreadEngine();
        this.world = new World(engine, options, caller);
        this.test = test;
        this.races = options.races();
        this.intended = options.intended();
        this.ignored = options.ignored();
    }

    /** The first data race that libraries were let have; null if they had none. */
    @Nullable
    DataRace raceInLibraries() {
        return intended instanceof IntendedRaces races ? races.inLibraries() : null;
    }

    /** Whether data races can be seen. */
    boolean seesRaces() {
        return races != null;
    }

    /** Whether the executions that come are watched for data races. */
    void watchForRaces(boolean watch) {
        RaceDetector detector = races;
        if (detector != null) {
            detector.watch(watch);
        }
    }

    /** Runs once, and leaves what happened in the world. */
    void run(ExplorationStrategy strategy) {
        world.execute(test, strategy, null);
    }

    /** Runs the default schedule, and writes down what happens. */
    Trace trace() {
        Trace trace = new Trace();
        DefaultSchedule strategy = new DefaultSchedule();
        strategy.beginExecution(0);
        world.execute(test, strategy, trace);
        return trace;
    }

    Summary replay(int[] choices, @Nullable Trace trace) {
        Replay strategy = new Replay(choices);
        strategy.beginExecution(0);
        world.execute(test, strategy, trace);
        return summary();
    }

    /** Replays, and writes down all that can be told of it. */
    ExecutionTelling.Recorded record(int[] choices) {
        Set<String> known = new LinkedHashSet<>(world.weaknesses());
        Trace trace = Trace.detailed();
        Replay replay = new Replay(choices);
        replay.beginExecution(0);
        Events events = new Events(replay, () -> trace.steps().size());
        PreemptionCount preemptions = new PreemptionCount(events, trace);
        world.execute(test, preemptions, trace);
        world.weaknesses().retainAll(known); // what an observer would miss is of interest where all is explored
        return new ExecutionTelling.Recorded(summary(), trace, preemptions.steps(), events);
    }

    /** Replays until no thread can go on, and then wakes this one, to see what it does. Leaves the world with that. */
    Probe probe(int[] choices, int thread) {
        Set<String> known = new LinkedHashSet<>(world.weaknesses());
        Probe probe = new Probe(thread);
        replay(choices, probe.trace());
        world.weaknesses().retainAll(known); // what comes when a thread is woken for no reason is no part of the test
        return probe;
    }

    /** Whether a failure is ignored whatever is found out about it: a standstill may be of two kinds. */
    boolean ignores(ExecutionFailure failure) {
        return ignored.contains(failure.kind())
                && (failure.kind() != FailureKind.DEADLOCK || ignored.contains(FailureKind.MISSED_NOTIFICATION));
    }

    /** What the last execution did; a data race is how it failed unless it failed otherwise, and not in a way that is ignored. */
    Summary summary() {
        ExecutionFailure failure = world.failure();
        ExecutionFailure race = world.race();
        boolean counts = failure != null && !ignores(failure);
        return new Summary(
                counts || race == null ? failure : race,
                choices(world.decisions()),
                world.divergedAt(),
                world.hash(),
                world.steps());
    }

    static int[] choices(DecisionLog log) {
        int[] choices = new int[log.size()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = log.chosen(i);
        }
        return choices;
    }
}
