package dev.heddle.internal.results;

import dev.heddle.FailureKind;

/** What each kind of failure means, in a sentence for who has never heard of Heddle. */
final class Rules {

    private Rules() {}

    static String description(FailureKind kind) {
        return switch (kind) {
            case EXCEPTION -> "In some order of its threads, the test throws an exception or fails an assertion.";
            case UNCAUGHT_EXCEPTION -> "A thread of the test ended by an exception that nothing handled.";
            case UNOBSERVED_EXCEPTION -> "A future or a task failed, and nobody ever looked at it.";
            case DEADLOCK -> "Threads wait for each other, or for something that will not come.";
            case MISSED_NOTIFICATION ->
                "A thread waits for a notification that came too early, went to another thread, or was never given.";
            case LIVELOCK -> "Threads run on and on without getting to an end.";
            case DATA_RACE -> "Two threads access the same variable, at least one writes it, and nothing orders them.";
            case CANCELLATION_LEAK ->
                "After a cancellation a task ran on, a lock stayed held, or an interrupt got lost.";
            case THREAD_LEAK -> "The test has ended, and a thread that it started never will.";
            case LOCK_ORDER -> "Threads take the same locks in different orders, so that they can deadlock.";
            case BLOCKED_EVENT_LOOP ->
                "A task had to wait on a thread that is an event loop, and held up all other tasks.";
            case NONDETERMINISM ->
                "The test does not do the same when it is run in the same order again, so that no result can be trusted.";
        };
    }
}
