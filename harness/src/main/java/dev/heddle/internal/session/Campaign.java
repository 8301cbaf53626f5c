package dev.heddle.internal.session;

import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.ForeignProgramSchedule;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.bootstrap.CollectionHooks;
import dev.heddle.internal.detect.EventLoops;
import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.model.HarnessDefect;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.WorldOptions;
import dev.heddle.internal.schedule.RecordedOptions;
import dev.heddle.internal.schedule.Recording;
import dev.heddle.internal.schedule.TokenCodec;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one exploration on one engine, one after another, on the driver's thread: a first one that doesn't
 * count, in which classes are initialised; the default schedule, twice, to see that the test is deterministic; then those
 * that the strategy wants.
 */
final class Campaign<T> implements Runnable {

    private final Settings settings;
    private final Callable<T> test;
    private final CodeSiteTable sites;
    private final Approach approach;
    private final Thread caller;
    private final Progress progress;
    private final Findings<T> findings;

    private @Nullable Carrier driver;
    private volatile @Nullable Runner runner;
    private volatile boolean stopRequested;
    private @Nullable Throwable thrown;
    private @Nullable Tokens tokens;
    private long preparation;

    Campaign(
            Settings settings,
            Callable<T> test,
            CodeSiteTable sites,
            Approach approach,
            Thread caller,
            Progress progress) {
        this.settings = settings;
        this.test = test;
        this.sites = sites;
        this.approach = approach;
        this.caller = caller;
        this.progress = progress;
        this.findings = new Findings<>(settings, approach.engine());
        approach.notes().forEach(findings::note);
        approach.failures().forEach(findings::failed);
    }

    // What the supervisor asks

    void drivenBy(Carrier carrier) {
        driver = carrier;
    }

    void note(String sentence) {
        findings.note(sentence);
    }

    /** Ends the campaign at the next step of the execution that runs. */
    void requestStop() {
        stopRequested = true;
        Runner current = runner;
        if (current != null) {
            current.world.requestStop();
        }
    }

    /** A number that grows while executions make steps. */
    long progress() {
        Runner current = runner;
        return current == null ? 0 : current.world.totalSteps();
    }

    boolean insideTest() {
        for (Thread carrier : carriers()) {
            if (carrier instanceof Carrier c && c.running != null) {
                return true;
            }
        }
        return false;
    }

    Thread[] carriers() {
        Runner current = runner;
        return current == null ? new Thread[0] : current.engine.carriers();
    }

    /** The result, when the driver has ended or was given up; null if another campaign has to be run. */
    @Nullable
    Exploration<T> conclude(@Nullable StuckThread stuck) {
        Throwable problem = thrown;
        if (problem instanceof RuntimeException exception) {
            throw exception;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        Runner used = runner;
        if (problem != null || used == null) {
            throw new HarnessDefect("the exploration did not begin", problem);
        }
        if (stuck != null) {
            Schedule schedule = tokens().of(used.world.decisions().copy());
            findings.failed(Explanation.ofStuck(stuck, schedule));
            if (stuck.abandoned()) {
                used.engine.close();
            }
        } else if (used.world.pinned() || racesInside(used)) {
            return null;
        }
        InjectedCancellations.note(settings, used.world, findings);
        return findings.conclude(used.world);
    }

    private boolean racesInside(Runner used) {
        return used.world.insides().raced() != null
                && settings.replay() == null
                && !findings.enough()
                && !stopRequested;
    }

    /** How the next campaign is to go about it, when this one came to no result. */
    Approach next() {
        Runner used = runner;
        if (used == null) {
            throw new HarnessDefect("the exploration did not begin");
        }
        String raced = used.world.insides().raced();
        return used.world.pinned() || raced == null
                ? approach.onThreads(settings)
                : approach.insideOfCollections(raced, findings.failures());
    }

    // What the driver does

    @Override
    public void run() {
        Carrier carrier = driver;
        if (carrier == null) {
            throw new HarnessDefect("a campaign without a driver");
        }
        try {
            Recording replayed = settings.replay() == null
                    ? null
                    : TokenCodec.decode(settings.replay().token());
            RecordedOptions options = replayed == null ? recorded() : replayed.options();
            boolean inside = options.collections() == Granularity.ACCESSES;
            if (inside) {
                weaveCollections();
            }
            Runner fresh = new Runner(approach.engine(), carrier, worldOptions(options), caller, test);
            runner = fresh;
            OutsideThreads.watchFor(fresh.world);
            tokens = new Tokens(0, options);
            if (inside) {
                CollectionHooks.open();
            }
            try {
                fresh.trace();
                if (!over(fresh)) {
                    begin(fresh, options, replayed);
                }
            } finally {
                if (inside) {
                    CollectionHooks.close();
                }
                OutsideThreads.stopWatchingFor(fresh.world);
                fresh.engine.close();
            }
        } catch (Throwable problem) {
            thrown = problem;
        }
    }

    /** What is done once in a JVM is not at the expense of this exploration. */
    private void weaveCollections() {
        long start = System.nanoTime();
        Installation.ensure().weaveCollections();
        preparation = System.nanoTime() - start;
    }

    private RecordedOptions recorded() {
        return new RecordedOptions(
                settings.timing(), settings.cancellation(), settings.spuriousWakeups(), 0, approach.collections());
    }

    private WorldOptions worldOptions(RecordedOptions options) {
        return new WorldOptions(
                settings.maxSteps(),
                settings.timeLimit(),
                options.timing(),
                options.spuriousWakeups(),
                options.cancellation(),
                settings.cancelled(),
                settings.ignored(),
                options.worldSeed(),
                sites,
                options.collections(),
                Installation.ensure()::userClasses,
                DataRaceSearch.detector(settings),
                DataRaceSearch.intended(settings, sites, Installation.ensure()::userClasses),
                settings.ignored().contains(FailureKind.BLOCKED_EVENT_LOOP)
                        ? null
                        : new EventLoops(settings.eventLoops()));
    }

    private Tokens tokens() {
        Tokens made = tokens;
        return made == null ? new Tokens(0, recorded()) : made;
    }

    private boolean over(Runner used) {
        return stopRequested || used.world.pinned();
    }

    private void begin(Runner used, RecordedOptions options, @Nullable Recording replayed) {
        Trace trace = used.trace();
        if (over(used)) {
            return;
        }
        int fingerprint = Fingerprint.of(trace, sites);
        tokens = new Tokens(fingerprint, options);
        Schedule replay = settings.replay();
        if (replayed != null && replay != null) {
            if (replayed.fingerprint() != fingerprint) {
                throw ForeignProgramSchedule.fingerprint(
                        replay.token(), "this one", replayed.fingerprint(), fingerprint);
            }
            replay(used, Runner.choices(replayed.decisions()));
        } else {
            explore(used, trace);
        }
    }

    private void replay(Runner used, int[] choices) {
        LockOrderSearch order = new LockOrderSearch(settings, used, sites);
        order.begin();
        Runner.Summary summary = used.replay(choices, null);
        order.look();
        order.end();
        if (over(used)) {
            return;
        }
        if (summary.divergedAt() >= 0) {
            findings.executed(used.world, tokens());
            findings.failed(Explanation.ofDivergence(summary, tokens().of(choices)));
        } else if (!judge(search(used), order)) {
            findings.note("The schedule was replayed, and did not fail: it seems that the bug is mended."
                    + " Remove the replay to explore again.");
        }
    }

    private static boolean judge(Search search, LockOrderSearch order) {
        return search.judge() || search.reportRaces() || search.report(order);
    }

    private Search search(Runner used) {
        return new Search(
                settings, used, findings, sites, tokens(), progress, approach.begun() + preparation, () -> over(used));
    }

    private void explore(Runner used, Trace trace) {
        Runner.Summary first = used.summary();
        Search search = search(used);
        boolean failed = search.judge();
        if (over(used) || (failed && findings.enough())) {
            return;
        }
        if (!failed) {
            findings.defaultRan(trace, first.failure());
        }
        if (!failed && !deterministic(used, trace, first)) {
            return;
        }
        if (first.choices().length == 0 && used.world.mostThreads() == 1 && samples()) {
            findings.note(
                    "The test has one thread and leaves nothing to decide: there is one schedule, and it was run.");
            search.conclude();
            return;
        }
        search.run();
    }

    private boolean samples() {
        return settings.strategy() != Strategy.EXHAUSTIVE && settings.strategy() != Strategy.AUTO;
    }

    /** Whether the default schedule did the same again. Once it may differ: something was made that stays. */
    private boolean deterministic(Runner used, Trace trace, Runner.Summary first) {
        Runner.Summary earlier = first;
        Trace earlierTrace = trace;
        Object result = used.world.result();
        for (int attempt = 0; attempt < 3; attempt++) {
            Trace again = used.trace();
            if (over(used)) {
                return false;
            }
            Runner.Summary now = used.summary();
            boolean same = now.hash() == earlier.hash() && now.steps() == earlier.steps();
            Object returned = used.world.result();
            if (same && Results.mayBeEqual(result, returned)) {
                return true;
            }
            if (attempt == 2 && !settings.ignored().contains(FailureKind.NONDETERMINISM)) {
                Explanation explanation = new Explanation(sites, tokens(), used.world.weaknesses());
                findings.failed(
                        same
                                ? explanation.ofResults(
                                        earlierTrace, again, result, returned, tokens().of(now.choices()))
                                : explanation.ofDifference(earlierTrace, again, now, null));
                return !findings.enough();
            }
            earlier = now;
            earlierTrace = again;
            result = returned;
        }
        findings.note("Two executions of the same schedule differed; the failure NONDETERMINISM is ignored.");
        return true;
    }
}
