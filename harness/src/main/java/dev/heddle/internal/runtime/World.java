package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.model.LockObserver;
import dev.heddle.internal.runtime.engine.Fiber;
import dev.heddle.internal.runtime.engine.FiberEngine;
import dev.heddle.internal.runtime.engine.PinnedFiber;
import dev.heddle.internal.runtime.location.CollectionInsides;
import dev.heddle.internal.runtime.location.ConditionQueue;
import dev.heddle.internal.runtime.location.PlainObjects;
import dev.heddle.internal.runtime.location.Synchronizer;
import dev.heddle.internal.runtime.statics.StaticState;
import dev.heddle.internal.runtime.sync.MonitorTable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The controlled world: runs one execution after another, and knows everything of the one that runs.
 *
 * <p>All of it is touched by one thread at a time, whoever holds the engine's baton; only {@link #totalSteps()} is read by
 * the watchdog, for which an old value is good enough.
 */
public final class World {

    final VirtualTime clock = new VirtualTime();
    final MonitorTable monitors = new MonitorTable();
    final ThreadTasks tasks = new ThreadTasks();
    final ThreadGroups groups = new ThreadGroups(this);
    final WorldStatics statics = new WorldStatics();
    final WorldOptions options;
    final Scheduler scheduler;
    final Outcome outcome = new Outcome();
    final Outsiders outsiders = new Outsiders();
    final Polls polls = new Polls(this);
    final PlainObjects plain = new PlainObjects();
    final CollectionInsides insides;
    final CarriedState carried;
    final Observation events;
    final ValueRecorder values = new ValueRecorder(this);
    final Standstill standstill = new Standstill(this);
    private final Unwinding unwinding;

    final FiberEngine engine;
    final Thread rootIdentity;

    int nextThreadNumber;
    boolean aborting;
    final TaskFutures futures;
    final Ending ending = new Ending(this);
    final Limits limits = new Limits(this);

    @Nullable
    Trace trace;
    /** Whether an execution goes on, when its result is known, until nothing can run. */
    boolean settles;

    final StaticState staticState;
    private Callable<?> body = () -> null;
    private long totalSteps;
    private int steps;
    private long hash;
    private boolean pinned;
    private volatile boolean stopRequested;

    /**
     * A world whose body runs as {@code rootIdentity}, the thread that asked for the exploration.
     */
    public World(FiberEngine engine, WorldOptions options, Thread rootIdentity) {
        this.engine = engine;
        this.options = options;
        this.rootIdentity = rootIdentity;
        this.insides = new CollectionInsides(options.collections());
        this.carried = new CarriedState();
        this.staticState = new StaticState(options.sites(), options.classes());
        this.scheduler = new Scheduler(this);
        this.events = new Observation(this);
        this.futures = new TaskFutures(this);
        this.unwinding = new Unwinding(engine, scheduler, clock, values);
        Synchronizer.in(this); // initialised here, outside of any step, and so is the next
        WaitGraph.anyForLock(List.of());
        ConditionQueue.release(this, rootIdentity);
    }

    // One execution, as the session sees it

    /** Runs the body once, with these decisions. Called by the driver. */
    public void execute(Callable<?> newBody, ExplorationStrategy strategy, @Nullable Trace newTrace) {
        body = newBody;
        trace = newTrace;
        reset();
        events.begin(strategy.observer());
        settles = strategy.decidesEachStep();
        scheduler.begin(strategy);
        ThreadScopes.State scopes = ThreadScopes.state(rootIdentity);
        ControlledThread root = scheduler.add(null, rootIdentity, null, 0);
        engine.run(scheduler.choose(root));
        ThreadScopes.putBack(rootIdentity, scopes);
        String touch = outsiders.touch();
        if (touch != null) {
            outcome.stop(FailureKind.NONDETERMINISM, touch, root, scheduler.live());
        }
        events.ended();
        outcome.unobserved(futures.failure());
        futures.clear();
        scheduler.end();
        outcome.end();
        monitors.clear();
        tasks.clear();
        statics.clear();
        insides.end();
        plain.end();
        staticState.putBack();
    }

    private void reset() {
        outcome.begin();
        carried.begin();
        staticState.begin(events::weaken);
        outsiders.begin();
        polls.begin();
        clock.reset();
        statics.begin(rootIdentity, options.seed());
        nextThreadNumber = 0;
        aborting = false;
        ending.reset();
        steps = 0;
        hash = 0;
    }

    /** How it failed; null if it did not. The body's own failure goes before that of another thread. */
    public @Nullable ExecutionFailure failure() {
        return outcome.failure();
    }

    /** The data race that it showed, if it was watched for one; null if there was none. */
    public @Nullable ExecutionFailure race() {
        return events.memory.found();
    }

    /** What the body returned. */
    public @Nullable Object result() {
        return outcome.result;
    }

    public boolean discarded() {
        return outcome.discarded;
    }

    /** Whether it could not go on since a continuation was pinned; it has to be run on threads. */
    public boolean pinned() {
        return pinned;
    }

    /** A digest of all that was done, in order. Equal for equal executions in one JVM. */
    public long hash() {
        return hash;
    }

    /** The decisions that were taken; overwritten by the next execution. */
    public DecisionLog decisions() {
        return scheduler.log;
    }

    /** The first decision that could not be taken as the strategy wanted, or -1. */
    public int divergedAt() {
        return scheduler.divergedAt;
    }

    public int steps() {
        return steps;
    }

    /** Steps of all executions; may be read by any thread. */
    public long totalSteps() {
        return totalSteps;
    }

    /** Ends the execution that runs, at its next step. Called by the watchdog. */
    public void requestStop() {
        stopRequested = true;
    }

    /** Whether somebody asked for the end, so that what ran last may have been cut off. */
    public boolean stopping() {
        return stopRequested;
    }

    public long switches() {
        return scheduler.switches;
    }

    /** The largest number of threads of one execution. */
    public int mostThreads() {
        return scheduler.mostThreads;
    }

    /** Threads that did not end when their execution was over, and were given up. */
    public int abandoned() {
        return unwinding.abandoned;
    }

    /** Somebody wants to be told of the locks that the next executions take, or nobody any more. */
    public void observeLocks(@Nullable LockObserver observer) {
        events.locks = observer;
    }

    /** What is known of the insides of plain collections. */
    public CollectionInsides insides() {
        return insides;
    }

    /** Whether there was ever anything that could be cancelled, and was meant to be. */
    public boolean foundToCancel() {
        return scheduler.injections.foundAny();
    }

    /** What made the executions cover less than they seem to; sentences. */
    public Set<String> weaknesses() {
        return events.weaknesses;
    }

    // Steps

    /** A scheduling point: returns when it is this thread's turn to do its pending operation. */
    void step(ControlledThread me) {
        aborting = aborting || (!me.dropped && ending.isTooLong());
        if (aborting || me.dropped) {
            unwinding.unwind(me);
            return;
        }
        totalSteps++;
        if (limits.endAfter(++steps, me)) {
            unwinding.unwind(me);
            return;
        }
        ControlledThread next = scheduler.choose(me);
        if (next != me) {
            switchTo(me, next);
        }
        if (aborting || limits.endBefore(clock.now())) {
            unwinding.unwind(me);
            return;
        }
        note(me);
    }

    private void note(ControlledThread me) {
        me.operations++;
        me.synchronizedAt = me.kind.isMemory() ? me.synchronizedAt : steps;
        if (ending.isEpilogue()) {
            return;
        }
        events.began(me);
        hash = (hash ^ (me.id * 31L + me.kind.ordinal() * 1_000_003L + me.site)) * 0x9e3779b97f4a7c15L + 1;
        Trace kept = trace;
        if (kept != null) {
            kept.stepped(me, clock.now());
            kept.notifications.stepped(me, clock.now());
            aborting |= kept.probe != null && !kept.probe.stepped(me);
        }
    }

    private void switchTo(ControlledThread me, @Nullable ControlledThread next) {
        try {
            engine.transfer(me, next);
        } catch (PinnedFiber here) {
            pinned = true;
            aborting = true;
        }
    }

    /** Moves time on, as the test asked. */
    public void advance(long nanos) {
        clock.advanceTo(clock.after(nanos));
        if (events.observed && scheduler.live().size() > 1) {
            events.weaken("the test moves the clock while other threads run");
        }
        events.fence();
    }

    public long elapsedNanos() {
        return clock.now();
    }

    // Threads

    /** Starts a thread in this world; false if it is none of ours. */
    boolean start(ControlledThread starter, Thread thread) {
        if (JdkThreads.isOne(thread)) {
            return false;
        }
        if (find(thread) != null) {
            throw new IllegalThreadStateException();
        }
        if (thread.getState() != Thread.State.NEW) {
            return false;
        }
        if (!aborting) {
            ControlledThread added = scheduler.add(starter, thread, tasks.take(thread), starter.callSite);
            ThreadSeeds.start(thread, options.seed() + added.number * SplitMix.GAMMA);
            added.interrupted = thread.isInterrupted(); // by whoever interrupted it before
            events.started(starter, added);
        }
        return true;
    }

    @Nullable
    ControlledThread find(Thread thread) {
        return scheduler.find(thread);
    }

    /** The first step of a thread. */
    void began(ControlledThread me) {
        me.mode = ControlledThread.OPEN;
        if (trace != null) {
            trace.name(me.id, me.name);
        }
        if (aborting) {
            throw Unwind.INSTANCE;
        }
        note(me);
    }

    void runBody() throws Exception {
        HookCheck.check(scheduler.live().get(0));
        outcome.result = body.call();
        limits.endBefore(clock.now());
    }

    /** A thread ends by this throwable. */
    void threw(ControlledThread me, Throwable thrown) {
        if (!(thrown instanceof Unwind)) {
            aborting |= outcome.threw(me, thrown, aborting || ending.isOver()) && !settles;
        }
    }

    /** A future keeps this error, where perhaps nobody looks. */
    void taskFailed(ControlledThread me, Throwable error) {
        if (error instanceof AssertionError && !aborting && !ending.isEpilogue()) {
            outcome.uncaught(me, error);
        }
    }

    /** A thread has ended; says who runs next. */
    @Nullable
    Fiber ended(ControlledThread me) {
        me.terminated = !me.dropped; // who waits for a dropped one waits for ever
        me.blocker = null;
        if (me.terminated && !me.isVirtual()) {
            monitors.notifyAll(me.identity); // as the JVM does
        }
        scheduler.remove(me);
        aborting |= ending.ended(me);
        ControlledThread next = aborting ? null : scheduler.choose(me);
        return aborting ? scheduler.nextToUnwind() : next;
    }

    // The end of an execution

    /** No thread can run any more; true if one can after all. */
    boolean stuck() {
        aborting = !standstill.goesOn();
        return !aborting;
    }

    /**
     * A thread from outside, the running one, did something to a thread, or to a monitor, that may be one of ours. Called by
     * any thread. That somebody interrupts the thread that asked for the exploration is told elsewhere.
     */
    public void touchedFromOutside(Thread actor, Object target, String action) {
        ControlledThread ours = target instanceof Thread t ? scheduler.findFromOutside(t) : null;
        outsiders.touched(actor, ours, target, action);
    }

    /** Ends this execution as one that doesn't count; where all is explored, the other threads go on. */
    public void discard(ControlledThread me) {
        boolean counts = !ending.isEpilogue();
        outcome.discarded = counts ? outcome.failure() == null : outcome.discarded;
        if (settles || !counts) {
            me.dropped = true;
        } else {
            aborting = true;
        }
        throw Unwind.INSTANCE;
    }

    /** Nothing that the strategy knows leads to anything new. */
    void abandonExecution() {
        events.stuck(scheduler.live());
        aborting = true;
    }
}
