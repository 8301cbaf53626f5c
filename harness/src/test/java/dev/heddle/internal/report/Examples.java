package dev.heddle.internal.report;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import java.util.ArrayList;
import java.util.List;

/** Failures as the session hands them over, for tests. */
final class Examples {

    static final String TOKEN = "h1:Flf11fE0mMiA";

    private final FailureKind kind;
    private final String summary;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Cycle> cycles = new ArrayList<>();
    private final List<StepRow> steps = new ArrayList<>();
    private final List<String> threads;
    private final List<String> notes = new ArrayList<>();
    private String token = TOKEN;

    Examples(FailureKind kind, String summary, String... threads) {
        this.kind = kind;
        this.summary = summary;
        this.threads = List.of(threads);
    }

    Examples fact(String... columns) {
        facts.add(Fact.of(columns));
        return this;
    }

    Examples cycle(String... nodes) {
        cycles.add(Cycle.of(nodes));
        return this;
    }

    /** A step of a thread; follows a switch if the step before, given or not, wasn't this thread's. */
    Examples step(int step, String thread, String action, String location) {
        int number = threads.indexOf(thread);
        boolean switched = !steps.isEmpty() && steps.get(steps.size() - 1).thread() != number;
        steps.add(new StepRow(step, number, action, location, switched ? Arrival.SWITCH : Arrival.GOES_ON));
        return this;
    }

    Examples omit(int upTo) {
        steps.add(StepRow.severalThreads(upTo));
        return this;
    }

    Examples note(String note) {
        notes.add(note);
        return this;
    }

    Examples token(String other) {
        token = other;
        return this;
    }

    FailureFacts facts() {
        return new FailureFacts(kind, summary, facts, cycles, steps, token, threads, notes);
    }

    static Examples lostUpdate() {
        return new Examples(FailureKind.EXCEPTION, "AssertionError: expected 2 but was 1", "main", "depositor")
                .fact("main", "threw AssertionError", "BankTest.java:27")
                .step(1, "main", "start depositor", "BankTest.java:24")
                .step(2, "main", "read Account.balance", "Account.java:12")
                .step(3, "depositor", "read Account.balance", "Account.java:12")
                .step(4, "depositor", "write Account.balance", "Account.java:12")
                .step(5, "main", "write Account.balance", "Account.java:12")
                .step(9, "main", "read Account.balance", "BankTest.java:27");
    }

    static Examples deadlockOfTwo() {
        return new Examples(FailureKind.DEADLOCK, "2 threads wait for each other", "main", "teller-1", "teller-2")
                .fact("teller-1", "waits for account#2", "held by teller-2", "Bank.java:41")
                .fact("teller-2", "waits for account#1", "held by teller-1", "Bank.java:41")
                .cycle("teller-1", "account#2", "teller-2", "account#1")
                .step(2, "main", "start teller-2", "BankTest.java:31")
                .step(5, "teller-1", "lock account#1", "Bank.java:40")
                .step(6, "teller-2", "lock account#2", "Bank.java:40")
                .step(7, "teller-2", "lock account#1", "Bank.java:41")
                .step(8, "teller-1", "lock account#2", "Bank.java:41");
    }

    static Examples deadlockOfThree() {
        return new Examples(FailureKind.DEADLOCK, "3 threads wait for each other", "main", "writer", "flusher")
                .fact("main", "waits for the end of writer", "", "Log.java:70")
                .fact("writer", "waits for Condition#1", "signalled by flusher", "Log.java:33")
                .fact("flusher", "waits for ReentrantLock#1", "held by main since Log.java:68", "Log.java:51")
                .cycle("main", "writer", "Condition#1", "flusher", "ReentrantLock#1")
                .step(1, "main", "start writer", "Log.java:20")
                .step(2, "main", "start flusher", "Log.java:21")
                .step(3, "writer", "lock ReentrantLock#1", "Log.java:30")
                .step(5, "writer", "await Condition#1", "Log.java:33")
                .step(6, "main", "lock ReentrantLock#1", "Log.java:68")
                .step(8, "main", "join writer", "Log.java:70")
                .step(9, "flusher", "lock ReentrantLock#1", "Log.java:51")
                .note("The exploration restarted on the engine THREAD, because a thread blocked inside a class"
                        + " initialiser, where a continuation can't be suspended: com.example.Log.<clinit>.");
    }

    static Examples livelock() {
        return new Examples(FailureKind.LIVELOCK, "no end after 10,000 operations", "main", "left", "right")
                .fact("left", "repeats 6 operations", "Corridor.java:18")
                .fact("right", "repeats 6 operations", "Corridor.java:18")
                .step(1, "main", "start left", "CorridorTest.java:14")
                .step(4, "left", "update Corridor.side", "Corridor.java:18")
                .step(7, "right", "update Corridor.side", "Corridor.java:18")
                .omit(9987)
                .step(9988, "left", "read Corridor.side", "Corridor.java:19")
                .step(9994, "right", "read Corridor.side", "Corridor.java:19")
                .step(10_000, "left", "update Corridor.side", "Corridor.java:18")
                .note("Raise maxSteps if the test only needs longer.");
    }

    static Examples nondeterminism() {
        return new Examples(FailureKind.NONDETERMINISM, "a repetition of the same schedule did something else")
                .fact("decision", "17")
                .fact("first run", "read Cache.hits", "Cache.java:44")
                .fact("second run", "write Cache.hits", "Cache.java:47")
                .fact("changed", "static com.example.Cache.SHARED", "can't be put back: it is an open file")
                .token("");
    }

    static Examples uncaughtException() {
        String summary = "AssertionFailedError: \nExpecting actual:\n  [1, 2]\nto contain:\n\t[3]";
        return new Examples(FailureKind.UNCAUGHT_EXCEPTION, summary, "Test worker", "pool-1-thread-1")
                .fact("pool-1-thread-1", "ended with AssertionFailedError", "QueueTest.java:40")
                .step(6, "Test worker", "execute QueueTest$$Lambda/1", "QueueTest.java:38")
                .step(7, "pool-1-thread-1", "read Queue.items", "Queue.java:9")
                .note("2 other threads were still alive.");
    }

    static Examples longTable() {
        Examples example = new Examples(
                FailureKind.DATA_RACE,
                "two threads access InventoryReservationService.reservationsByWarehouse without order",
                "main",
                "reservation-coordinator-with-a-long-name-1",
                "reservation-coordinator-with-a-long-name-2",
                "expiry");
        for (int step = 1; step <= 400; step += 1 + step / 8) {
            example.step(
                    step,
                    example.threads.get(step * 7 % 4),
                    "write InventoryReservationService.reservationsByWarehouse",
                    "InventoryReservationService.java:" + 100 * step);
        }
        return example;
    }

    static Examples manyThreads() {
        Examples example = new Examples(
                FailureKind.THREAD_LEAK,
                "8 threads were alive when the test had ended",
                "main",
                "worker-1",
                "worker-2",
                "worker-3",
                "worker-4",
                "worker-5",
                "worker-6",
                "worker-7",
                "worker-8");
        for (int i = 0; i < 9; i++) {
            example.step(3 + i * 2, example.threads.get(i), "take LinkedBlockingQueue#1", "Workers.java:" + (20 + i));
        }
        return example.step(30, "worker-8", "park", "");
    }
}
