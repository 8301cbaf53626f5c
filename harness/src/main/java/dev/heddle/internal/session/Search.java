package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.internal.explore.ChanceInjection;
import dev.heddle.internal.explore.Pct;
import dev.heddle.internal.explore.Portfolio;
import dev.heddle.internal.explore.Pos;
import dev.heddle.internal.explore.PreemptionBound;
import dev.heddle.internal.explore.RandomWalk;
import dev.heddle.internal.explore.Surw;
import dev.heddle.internal.explore.dpor.OptimalDpor;
import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.runtime.ExecutionFailure;
import dev.heddle.internal.runtime.Trace;
import java.util.function.BooleanSupplier;

/** Runs the executions that the strategy wants, until there are no more, or one failed, or the budget is used up. */
final class Search {

    /** Each thread that was given up keeps a thread of the operating system. */
    private static final int MOST_ABANDONED = 100;

    /** The depth of the bugs that PCT looks for: how many events must come in a certain order. */
    private static final int PCT_DEPTH = 3;
    /** So often an exhaustive exploration begins. */
    private static final int MOST_BEGINNINGS = 4;

    /** Which part of the budget AUTO spends before it asks whether an exhaustive exploration will end. */
    private static final double TRIED_EXHAUSTIVELY = 0.2;

    private final Settings settings;
    private final Runner runner;
    private final Findings<?> findings;
    private final CodeSiteTable sites;
    private final Tokens tokens;
    private final Progress progress;
    private final BooleanSupplier over;
    private final DataRaceSearch races;
    private final HeldBack heldBack;
    private final Repeats repeats = new Repeats();
    private final long begun;
    /** When the first execution ended, which also loads and weaves classes, so that it says nothing about those to come. */
    private long firstEnded;
    /** How many of the races that an exhaustive exploration told of have been looked at. */
    private int racesSeen;

    Search(
            Settings settings,
            Runner runner,
            Findings<?> findings,
            CodeSiteTable sites,
            Tokens tokens,
            Progress progress,
            long begun,
            BooleanSupplier over) {
        this.settings = settings;
        this.runner = runner;
        this.findings = findings;
        this.sites = sites;
        this.tokens = tokens;
        this.progress = progress;
        this.begun = begun;
        this.over = over;
        this.races = new DataRaceSearch(settings, runner, sites);
        this.heldBack = new HeldBack(settings);
    }

    void run() {
        switch (settings.strategy()) {
            case EXHAUSTIVE -> exhaust();
            case AUTO -> {
                boolean bounded = settings.preemptionBound() != Settings.UNBOUNDED;
                boolean canExhaust = settings.spuriousWakeups() == 0
                        && (settings.timing() == Timing.DISCRETE || !bounded)
                        && InjectedCancellations.canBeExhausted(settings);
                if (!canExhaust || exhaust() == End.UNFINISHED) {
                    sample(new Portfolio(settings.seed(), PCT_DEPTH));
                }
            }
            default -> sample(sampler());
        }
        conclude();
    }

    /** Tells of what was found on the way, if nothing else has failed. */
    void conclude() {
        if (!over.getAsBoolean()) {
            reportRaces();
            if (runner.world.insides().raced() == null) {
                heldBack.report(findings, explanation(), runner);
            }
        }
    }

    /** Data races are failures where there was no other; true if there was one. */
    boolean reportRaces() {
        if (runner.world.insides().raced() == null) {
            races.report(findings, explanation());
        }
        return !findings.failures().isEmpty();
    }

    /** How a phase of the search ended. */
    private enum End {
        /** There is no need to go on. */
        DONE,
        /** There is more to explore, in another way. */
        UNFINISHED,
        /** It has to begin anew. */
        UNSTEADY
    }

    // One execution for each class of equivalent ones

    /** Begins anew where executions turn out to be no like ones, as while caches of the JDK fill. */
    private End exhaust() {
        for (int beginnings = 1; beginnings <= MOST_BEGINNINGS; beginnings++) {
            if (budgetUsed() >= 1) {
                return End.DONE; // and what was run before counts
            }
            End end = exhaustFromTheBeginning();
            if (end != End.UNSTEADY) {
                return end;
            }
        }
        findings.weaken(
                "some executions make other objects than others do in the same steps, where Heddle doesn't look, such as"
                        + " for a cache, so that it can't tell which are equivalent");
        return End.UNFINISHED;
    }

    private End exhaustFromTheBeginning() {
        racesSeen = 0;
        OptimalDpor dpor = new OptimalDpor(settings.preemptionBound());
        findings.restart();
        for (long n = 0; n == 0 || budgetUsed() < 1; n++) { // the first one, too, if time is up by now: none counts yet
            if (!dpor.beginExecution(n)) {
                complete(dpor);
                return End.DONE;
            }
            races.run(dpor, n);
            firstEnded = n == 0 ? System.nanoTime() : firstEnded;
            if (over.getAsBoolean() || !trusted(dpor)) {
                return over.getAsBoolean() || findings.enough() ? End.DONE : End.UNFINISHED;
            }
            if (dpor.unsteady()) {
                return End.UNSTEADY;
            }
            if (dpor.abandoned()) {
                findings.redundant();
            } else if (!dpor.pruned() && judge() && findings.enough()) {
                return End.DONE;
            }
            if (racesInside(dpor)) {
                return End.DONE;
            }
            races.lookAgain(dpor, timeUsed());
            if (races.isDue(timeUsed()) || heldBack.isDue(timeUsed())) {
                return End.DONE;
            }
            double estimate = (double) findings.tried() / dpor.fractionDone();
            findings.estimate(estimate);
            progress.executed(findings.tried(), estimate);
            if (settings.strategy() == Strategy.AUTO && n > 0 && isHopeless(estimate)) {
                findings.note("The strategy is a portfolio of SURW, POS and PCT: an exhaustive exploration has too many"
                        + " executions for the budget.");
                return End.UNFINISHED;
            }
        }
        return End.DONE;
    }

    /** Whether threads race in a collection whose insides could be told: then this search is of little use. */
    private boolean racesInside(OptimalDpor dpor) {
        while (racesSeen < dpor.coarse()) {
            runner.world.insides().raceAt(dpor.coarse(racesSeen++));
        }
        return runner.world.insides().raced() != null;
    }

    private void complete(OptimalDpor dpor) {
        findings.estimate(findings.tried());
        if (settings.preemptionBound() != Settings.UNBOUNDED) {
            findings.weaken(
                    "only executions with at most " + settings.preemptionBound() + " preemptions were explored");
        }
        if (settings.timing() == Timing.ELASTIC) {
            findings.weaken(
                    "where time passes at any moment, orders that differ in nothing but deadlines can be missed");
        }
        if (dpor.coarse() > 0) {
            findings.weaken(
                    "two threads use an object of the JDK without an order between them, and what happens inside"
                            + " of its calls is not explored");
        }
        if (dpor.guessed()) {
            findings.weaken("a loop that read the same again and again was taken to wait for a change");
        }
        if (dpor.givenUp()) {
            findings.weaken("a loop that waits for a change went on without one, since nothing else could run");
        }
        Installation.ensure()
                .diagnostics()
                .unwovenUserClasses()
                .forEach(name -> findings.weaken("the class " + name + " could not be woven"));
        runner.world.weaknesses().forEach(findings::weaken);
        if (runner.world.abandoned() > 0) {
            findings.weaken("some threads did not end");
        }
        findings.exhausted();
    }

    /** Whether the last execution began as it was planned; if not, what is known of the others can't be relied on. */
    private boolean trusted(OptimalDpor dpor) {
        if (dpor.overflown()) {
            findings.weaken("an execution has more events than an exhaustive exploration can take in");
            return false;
        }
        if (dpor.isFull()) {
            findings.weaken("there was no room left to keep what is to be explored");
            return false;
        }
        if (!dpor.diverged()) {
            return true;
        }
        if (!isDeterministic(Runner.choices(runner.world.decisions()))) {
            return false;
        }
        findings.weaken("an execution did not go on as an equivalent one did: the threads share something that Heddle"
                + " doesn't see");
        return false;
    }

    private double budgetUsed() {
        return Math.max(timeUsed(), (double) findings.tried() / settings.maxExecutions());
    }

    private double timeUsed() {
        return (double) (System.nanoTime() - begun) / settings.budget().toNanos();
    }

    private boolean isHopeless(double estimate) {
        return budgetUsed() >= TRIED_EXHAUSTIVELY
                && (estimate > settings.maxExecutions() || estimate - findings.tried() > triedInTimeLeft());
    }

    /** How many more executions there is time for, if they take as long as those after the first. */
    private double triedInTimeLeft() {
        long now = System.nanoTime();
        double left = (double) settings.budget().toNanos() - (now - begun);
        return left * Math.max(0, findings.tried() - 1) / (now - firstEnded);
    }

    // Executions by chance

    private ExplorationStrategy sampler() {
        long seed = settings.seed();
        return switch (settings.strategy()) {
            case PCT -> new Pct(seed, PCT_DEPTH);
            case POS -> new Pos(seed);
            case SURW -> new Surw(seed);
            default -> new RandomWalk(seed);
        };
    }

    private void sample(ExplorationStrategy chosen) {
        LockOrderSearch order = new LockOrderSearch(settings, runner, sites);
        order.begin();
        sample(chosen, order);
        order.end();
        if (!over.getAsBoolean()) {
            reportRaces();
            report(order);
        }
    }

    /** Locks that could deadlock are a failure where there was no other; true if they are one. */
    boolean report(LockOrderSearch order) {
        Failure failure =
                findings.failures().isEmpty() && runner.world.insides().raced() == null ? order.failure(tokens) : null;
        if (failure != null) {
            findings.failed(failure);
        }
        return failure != null;
    }

    private void sample(ExplorationStrategy chosen, LockOrderSearch order) {
        ExplorationStrategy bounded = settings.preemptionBound() == Settings.UNBOUNDED
                ? chosen
                : new PreemptionBound(chosen, settings.preemptionBound());
        ExplorationStrategy strategy =
                settings.cancellation() == Cancellation.NONE ? bounded : new ChanceInjection(bounded, settings.seed());
        for (long n = 0; budgetUsed() < 1 && strategy.beginExecution(n); n++) {
            runner.run(strategy);
            if (over.getAsBoolean()) {
                return;
            }
            order.look();
            boolean failed = judge() || !asBefore();
            boolean raced =
                    runner.world.insides().raced() != null || races.isDue(timeUsed()) || heldBack.isDue(timeUsed());
            if (raced || (failed && findings.enough())) {
                return;
            }
            progress.executed(findings.tried(), findings.estimate());
            if (runner.kind == Engine.THREAD && runner.world.abandoned() >= MOST_ABANDONED) {
                findings.note("The exploration ended early, before it used up the threads of the operating system.");
                return;
            }
        }
    }

    // What an execution was

    /** Counts the last execution, and keeps its outcome or its failure; true if it failed. */
    boolean judge() {
        ExecutionFailure failure = runner.world.failure();
        findings.executed(runner.world, tokens);
        races.look(timeUsed());
        if (runner.world.discarded() || failure == null || runner.ignores(failure)) {
            return false;
        }
        Runner.Summary found = runner.summary();
        if (heldBack.holds(failure)) {
            heldBack.keep(found, timeUsed());
            return false;
        }
        FailureKind kind = new Standstills(runner, sites).kind(found, failure);
        if (settings.ignored().contains(kind)) {
            runner.replay(found.choices(), null); // what is asked of the last execution is asked of this one
            return false;
        }
        if (findings.isNews(failure)) {
            findings.failed(explanation().of(found, kind, runner, settings, findings));
        }
        return true;
    }

    /** Whether the last execution did what an earlier one of the same schedule did; looks closer when it did not. */
    private boolean asBefore() {
        return runner.world.discarded()
                || !repeats.differs(runner.world.decisions(), runner.world.hash())
                || isDeterministic(Runner.choices(runner.world.decisions()));
    }

    private Explanation explanation() {
        return new Explanation(sites, tokens, runner.world.weaknesses());
    }

    /** Whether two executions of one schedule do the same; if not, that is a failure. */
    private boolean isDeterministic(int[] choices) {
        Trace once = new Trace();
        Runner.Summary first = runner.replay(choices, once);
        Trace twice = new Trace();
        Runner.Summary second = runner.replay(choices, twice);
        if (over.getAsBoolean()
                || first.hash() == second.hash()
                || settings.ignored().contains(FailureKind.NONDETERMINISM)) {
            return true;
        }
        findings.failed(explanation().ofDifference(once, twice, second, null));
        return false;
    }
}
