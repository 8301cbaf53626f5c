package dev.heddle.internal.report;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.ExecutionRecord.Size;
import dev.heddle.internal.report.ExecutionRecord.Span;
import dev.heddle.internal.report.ExecutionRecord.SpanKind;
import dev.heddle.internal.report.ExecutionRecord.Step;
import java.util.List;
import java.util.stream.Stream;

/** Failures with their executions, as real ones would be, for tests of reports that show all of them. */
public final class Records {

    private static final String TELLERS = """
            package com.example;

            import java.util.concurrent.locks.ReentrantLock;

            class Bank {

                static class Account {
                    final ReentrantLock lock = new ReentrantLock();
                    int balance = 100;
                }

                /** Moves money; both accounts are locked meanwhile. */
                void transfer(Account from, Account to, int amount) {
                    from.lock.lock();
                    try {
                        to.lock.lock();
                        try {
                            from.balance -= amount;
                            to.balance += amount;
                        } finally {
                            to.lock.unlock();
                        }
                    } finally {
                        from.lock.unlock();
                    }
                }
            }
            """;

    private static final String ACCOUNT_TEST = """
            class AccountTest {

                static class Account {
                    int balance;

                    void deposit(int amount) {
                        balance += amount; // reads, adds and writes
                    }
                }

                @AsyncTest
                void noDepositIsLost() throws InterruptedException {
                    Account account = new Account();
                    Thread salary = new Thread(() -> account.deposit(100), "salary");
                    salary.start();
                    account.deposit(20);
                    salary.join();

                    assertEquals(120, account.balance);
                }
            }
            """;

    private static final String MAILBOX = """
            class Mailbox {

                private final Object monitor = new Object();
                private String letter;

                void post(String text) {
                    synchronized (monitor) {
                        letter = text;
                        monitor.notify();
                    }
                }

                String take() throws InterruptedException {
                    boolean empty;
                    synchronized (monitor) {
                        empty = letter == null;
                    }
                    if (empty) {
                        synchronized (monitor) {
                            monitor.wait();
                        }
                    }
                    return letter;
                }
            }
            """;

    private Records() {}

    /** One of each sort, and a long one. */
    public static Stream<FailureRecord> all() {
        return Stream.of(
                deadlockOfTellers(),
                lostUpdate(),
                missedNotification(),
                raceBesideCalls(),
                hostile(),
                withoutExecution(),
                withoutSchedule(),
                manySteps(1_000, 12));
    }

    /** Two threads that lock two accounts in opposite orders. */
    public static FailureRecord deadlockOfTellers() {
        Examples facts = new Examples(FailureKind.DEADLOCK, "", "main", "teller-1", "teller-2")
                .fact("teller-1", "waits for ReentrantLock#2", "held by teller-2", "Bank.java:16")
                .fact("teller-2", "waits for ReentrantLock#1", "held by teller-1", "Bank.java:16")
                .cycle("teller-1", "ReentrantLock#2", "teller-2", "ReentrantLock#1")
                .note("This failure was found in 3 of 40 executions.");
        return new Recording("com.example.Bank", "main", "teller-1", "teller-2")
                .step("main", "start teller-1", "BankTest.java:19 transfersAtTheSameTime")
                .step("main", "start teller-2", "BankTest.java:20 transfersAtTheSameTime")
                .step("main", "join teller-1", "BankTest.java:21 transfersAtTheSameTime")
                .step("teller-1", "begin", "BankTest.java:17")
                .after(1)
                .step("teller-1", "lock ReentrantLock#1", "Bank.java:14 transfer")
                .preempting("teller-2", "begin", "BankTest.java:18")
                .after(2)
                .step("teller-2", "lock ReentrantLock#2", "Bank.java:14 transfer")
                .step("teller-2", "lock ReentrantLock#1", "Bank.java:16 transfer")
                .step("teller-1", "lock ReentrantLock#2", "Bank.java:16 transfer")
                .held("teller-1", "ReentrantLock#1", 5, 0)
                .held("teller-2", "ReentrantLock#2", 7, 0)
                .waited("main", "the end of teller-1", 3, 0)
                .waited("teller-2", "ReentrantLock#1", 8, 0)
                .waited("teller-1", "ReentrantLock#2", 9, 0)
                .source("Bank.java", 1, TELLERS)
                .simplified(new Size(31, 9, 5), new Size(9, 3, 1), 17)
                .record(FailureKind.DEADLOCK, "2 threads wait for each other", facts, 2, 5, 7, 8, 9);
    }

    /** A deposit that another one overwrites. */
    public static FailureRecord lostUpdate() {
        String summary = "AssertionFailedError: expected: <120> but was: <20>";
        String balance = "AccountTest.Account.balance";
        Examples facts = new Examples(FailureKind.EXCEPTION, "", "main", "salary")
                .fact("thread", "main")
                .fact("thrown at", "AccountTest.java:19");
        return new Recording("com.example.AccountTest", "main", "salary")
                .step("main", "write " + balance, "AccountTest.java:13 noDepositIsLost")
                .changed(balance, "0", "0")
                .step("main", "start salary", "AccountTest.java:15 noDepositIsLost")
                .step("main", "read " + balance, "AccountTest.java:7 deposit")
                .found(balance, "0")
                .preempting("salary", "begin", "AccountTest.java:14 run")
                .after(2)
                .step("salary", "read " + balance, "AccountTest.java:7 deposit")
                .found(balance, "0")
                .step("salary", "write " + balance, "AccountTest.java:7 deposit")
                .changed(balance, "0", "100")
                .step("salary", "end", "")
                .step("main", "write " + balance, "AccountTest.java:7 deposit")
                .changed(balance, "100", "20")
                .step("main", "join salary", "AccountTest.java:17 noDepositIsLost")
                .after(7)
                .step("main", "read " + balance, "AccountTest.java:19 noDepositIsLost")
                .found(balance, "20")
                .source("AccountTest.java", 1, ACCOUNT_TEST)
                .simplified(new Size(10, 3, 2), new Size(10, 2, 1), 4)
                .record(FailureKind.EXCEPTION, summary, facts, 3, 4, 5, 6, 8, 10);
    }

    /** A notification that is given before anybody waits. */
    public static FailureRecord missedNotification() {
        String summary = "reader waits for a notification that was given before";
        Examples facts = new Examples(FailureKind.MISSED_NOTIFICATION, "", "main", "reader", "postman")
                .fact("reader", "waits on Object#1", "since step 12", "Mailbox.java:20")
                .fact("notified at", "step 9, 3 steps before", "postman", "Mailbox.java:9")
                .fact("woke", "nobody")
                .fact("found", "Mailbox.letter was null in step 6", "is \"hello\" now", "Mailbox.java:16");
        return new Recording("com.example.Mailbox", "main", "reader", "postman")
                .step("main", "start reader", "MailboxTest.java:12 delivers")
                .step("main", "start postman", "MailboxTest.java:13 delivers")
                .step("main", "join reader", "MailboxTest.java:14 delivers")
                .step("reader", "begin", "MailboxTest.java:10")
                .after(1)
                .step("reader", "enter monitor Object#1", "Mailbox.java:15 take")
                .step("reader", "read Mailbox.letter", "Mailbox.java:16 take")
                .found("Mailbox.letter", "null")
                .preempting("postman", "enter monitor Object#1", "Mailbox.java:7 post")
                .after(2, 6)
                .step("postman", "write Mailbox.letter", "Mailbox.java:8 post")
                .changed("Mailbox.letter", "null", "\"hello\"")
                .step("postman", "notify Object#1", "Mailbox.java:9 post")
                .step("postman", "end", "")
                .step("reader", "enter monitor Object#1", "Mailbox.java:19 take")
                .after(9)
                .step("reader", "wait on monitor Object#1", "Mailbox.java:20 take")
                .held("reader", "Object#1", 5, 6)
                .held("postman", "Object#1", 7, 9)
                .held("reader", "Object#1", 11, 12)
                .waited("main", "the end of reader", 3, 0)
                .waited("reader", "notification of Object#1", 12, 0)
                .source("Mailbox.java", 1, MAILBOX)
                .record(FailureKind.MISSED_NOTIFICATION, summary, facts, 6, 7, 8, 9, 11, 12);
    }

    /** Steps of the JDK that touch variables of its own, and a race on one of the test's; no waits were recorded. */
    public static FailureRecord raceBesideCalls() {
        Examples facts = new Examples(FailureKind.DATA_RACE, "", "main", "worker")
                .fact("main", "reads Shop.open", "in step 5", "Shop.java:9")
                .fact("worker", "writes Shop.open", "in step 4", "Shop.java:12")
                .cycle("main", "worker");
        return new Recording("com.example.Shop", "main", "worker")
                .step("main", "write Shop.open", "Shop.java:5")
                .changed("Shop.open", "false", "true")
                .step("main", "ExecutorService.submit()", "Shop.java:6")
                .changed("AtomicInteger#2.value", "-536870912", "-536870911")
                .step("worker", "begin", "Shop.java:6")
                .found("AtomicInteger#2.value", "-536870911")
                .step("worker", "write Shop.open", "Shop.java:12")
                .changed("Shop.open", "true", "false")
                .step("main", "read Shop.open", "Shop.java:9")
                .found("Shop.open", "false")
                .step("main", "ExecutorService.shutdown()", "Shop.java:10")
                .changed("AtomicInteger#2.value", "-536870911", "1")
                .record(FailureKind.DATA_RACE, "2 threads access Shop.open without order", facts, 4, 5);
    }

    /** Strings that would break out of whatever they stand in. */
    public static FailureRecord hostile() {
        String evil =
                "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">";
        String thread = "<b>&amp;\"'` \u202e {{script}} $1 \\ </title>";
        Examples facts = new Examples(FailureKind.EXCEPTION, "", thread, "half a pair \ud800.")
                .fact(evil, "<!-- <script>", "]]>", "\u2028\u2029\u0000\u001b[31m")
                .cycle(thread, evil)
                .note("</pre></noscript>" + evil)
                .token("h1:\"</script>'");
        return new Recording("com.example.Evil", thread, "half a pair \ud800.")
                .step(thread, "write " + evil, "Evil.java:3 <init>")
                .changed(evil, "</style>", "\udc00" + evil)
                .step("half a pair \ud800.", "read __proto__", "Evil.java:4 constructor")
                .found("__proto__", "toString")
                .after(1)
                .held(thread, "__proto__", 1, 0)
                .waited(thread, evil, 2, 0)
                .source("Evil.java", 1, "// " + evil + "\n/* {{record}} */\nString s = \"</script>\";\n\t<!--\n")
                .record(FailureKind.EXCEPTION, "first\n" + evil + "\n  <script>", facts, 1, 2);
    }

    /** Only what the text says is known. */
    public static FailureRecord withoutExecution() {
        return new FailureRecord(Examples.livelock().facts(), ExecutionRecord.NONE);
    }

    /** Not even a schedule is known. */
    public static FailureRecord withoutSchedule() {
        return new FailureRecord(Examples.nondeterminism().facts(), ExecutionRecord.NONE);
    }

    /** A thread without a name, and one that only waits. */
    public static FailureRecord withoutThreadNames() {
        FailureFacts facts = new Examples(FailureKind.THREAD_LEAK, "2 threads go on", "main").facts();
        Step step = new Step(1, 1, "park", null, 0, Arrival.GOES_ON, List.of(), List.of());
        Span span = new Span(2, SpanKind.WAITED, "Object#1", 0, 0);
        return new FailureRecord(facts, new ExecutionRecord(List.of(step), List.of(span), List.of(), null));
    }

    /** The last of so many steps of so many threads that take turns at a queue, a counter and some locks. */
    public static FailureRecord manySteps(int steps, int threads) {
        return ManySteps.record(steps, threads);
    }
}
