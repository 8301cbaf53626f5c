package dev.heddle;

/** The way in which an execution failed. */
public enum FailureKind {

    /** The body of the test threw. */
    EXCEPTION,

    /**
     * A thread that the test started ended with an exception that nothing handled; or a callback of an event loop of
     * {@code dev.heddle.async} threw, and the loop has no exception handler but its log.
     */
    UNCAUGHT_EXCEPTION,

    /**
     * A {@code CompletableFuture}, a {@code FutureTask} or a task submitted to a fork-join pool failed, and nobody ever
     * looked at it: nobody asked for its result or how it ended, and no function is told of its exception. Futures that were
     * made of it count in its stead. What was cancelled or interrupted has not failed. Likewise for tasks and futures of
     * {@code dev.heddle.async}, if nobody has asked when their loop closes, and the loop has no exception handler but its log.
     */
    UNOBSERVED_EXCEPTION,

    /**
     * Threads wait, and nothing can wake them: for each other, or for something that will not come. Where a thread would go
     * on if only it were told, the kind is {@link #MISSED_NOTIFICATION}.
     */
    DEADLOCK,

    /**
     * Threads wait, and one of them would go on if it were woken: the notification that it needs was given before it waited,
     * went to another thread, or was never given though what it waits for has come; a lost wakeup. Told of {@code wait}, of
     * {@code Condition.await} and of {@code LockSupport.park}, where users call them.
     */
    MISSED_NOTIFICATION,

    /**
     * An execution took more than {@code maxSteps} operations, or more virtual time than its {@code timeout}, without an end. The report says whether threads go round a loop
     * that looks at what nobody changes, keep each other from going on, or go on to states that were not there before, so that
     * the execution may only be long.
     */
    LIVELOCK,

    /**
     * Two plain accesses to the same field or array element, at least one a write, or two calls of the same plain collection,
     * that no happens-before order separates. Told when an exploration is over and nothing else has failed, of tests without
     * a result; of one that returns a value it is only noted. Those that are
     * meant can be named by {@link Explorer#allowingRaces}; the system property {@code heddle.dataRaces=false} switches the
     * search for them off.
     */
    DATA_RACE,

    /**
     * After a cancellation something stayed behind. When the body has returned and all has run that can without time passing,
     * a task is still at work though its future was cancelled, completed by a timeout or with an error, or its pool was shut
     * down by {@code shutdownNow}; or a task or a thread that was cancelled or interrupted, or failed, has ended, and holds a lock
     * of the JDK or permits of a semaphore that no other thread gives back; or a task lost the interrupt of a
     * cancellation, and waited again. Goes before {@link #THREAD_LEAK}, and before {@link #DEADLOCK} where threads wait for
     * what one keeps that was cancelled or interrupted. A task that ends, or whose end the test waits for, is no leak.
     */
    CANCELLATION_LEAK,

    /**
     * A thread of the test never ends: the body has returned, all that could run has run, and the thread is still alive,
     * such as the worker of an executor that was never shut down, or goes on and on, such as a periodic task. Daemons,
     * virtual threads and the workers of executors that static fields keep are meant to stay, and are no leaks; nor is a
     * thread that ends by itself, however much time that takes. Of the event loops of {@code dev.heddle.async} three things are
     * leaks, too: a task that was pending when the first task of its loop ended, and that nobody had cancelled; a coroutine that
     * was made in a loop, and neither awaited nor made a task; and a loop in a daemon that can go on only if time passes, or
     * not at all, when the test is over.
     */
    THREAD_LEAK,

    /**
     * Threads took monitors, or locks of the JDK that one thread at a time can hold, in orders that could make them wait for
     * each other, though none of the executions that were drawn by chance came to that. A lock that all of them hold
     * meanwhile, or an order that starts, joins, futures, latches or queues make, keeps that from happening, and is no
     * failure. Said only where orders were drawn by chance and nothing else failed: an exhaustive exploration runs the
     * deadlock itself, which is {@link #DEADLOCK}, or has shown that there is none.
     */
    LOCK_ORDER,

    /**
     * A task had to wait on a thread that is declared to be an event loop, so that all other tasks of it wait, too: it slept,
     * waited for a notification, a future, a latch, a permit, a queue or the end of a thread, or for a lock while no thread
     * could run. That the loop waits for its next task is none, nor is a lock that is free at once or soon. Loops are declared
     * by {@link EventLoop} or {@link Explorer#eventLoops}; those of Reactor and of {@code dev.heddle.async} are known. Told of an
     * execution that does not fail otherwise; but where a task of {@code dev.heddle.async} keeps its loop from ever going on, that
     * is told in place of {@link #DEADLOCK}.
     */
    BLOCKED_EVENT_LOOP,

    /** The test did something else on a repetition of the same schedule, so that no schedule can be trusted. */
    NONDETERMINISM
}
