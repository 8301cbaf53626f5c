package dev.heddle.internal.results;

import java.util.List;

/** Results of a small suite, as tests would leave them. */
final class Samples {

    static final TestResult LOST = result(
            "AccountTest.noDepositIsLost",
            "FAILED",
            12,
            34,
            "",
            List.of(new FailureResult(
                    "EXCEPTION",
                    "AssertionFailedError: expected: <120> but was: <20>",
                    "h1:F21nAqqB8f",
                    "mvn test -Dtest=com.example.AccountTest#noDepositIsLost -Dheddle.replay=h1:F21nAqqB8f",
                    "com.example.AccountTest/noDepositIsLost.txt",
                    List.of(
                            new Place("src/test/java/com/example/AccountTest.java", "AccountTest.java", 23, ""),
                            new Place(
                                    "src/main/java/com/example/Account.java",
                                    "Account.java",
                                    11,
                                    "salary: write Account.balance"),
                            new Place("", "Library.java", 7, "salary: read Library.state")))));

    static final TestResult STUCK = result(
            "BankTest.transfers(int)[2]",
            "FAILED",
            1_204,
            2_000,
            "",
            List.of(
                    new FailureResult(
                            "DEADLOCK",
                            "2 threads wait for each other,\nas 100% of the time: a, b",
                            "h1:FzskaxqBx_",
                            "",
                            "",
                            List.of(
                                    new Place("", "Bank.java", 41, "teller-1 waits for account#2"),
                                    new Place(
                                            "bank core/src/main/java/com/example/Bank.java",
                                            "Bank.java",
                                            41,
                                            "teller-2"))),
                    new FailureResult(
                            "DATA_RACE", "main and teller-1 access Bank.total", "h1:second", "", "", List.of())));

    static final TestResult UNEXPECTED = result(
            "CounterTest.counts",
            "VERIFIED",
            1_428,
            300,
            "Expected 20 executions, but the complete exploration has 1,428\n  means  more",
            List.of());

    static final TestResult VERIFIED =
            result("QueueTest.<offers> & \"polls\"", "VERIFIED", 34_567, 9_000, "", List.of());

    static final TestResult INCONCLUSIVE = result("PoolTest.serves", "INCONCLUSIVE", 10_000, 10_000, "", List.of());

    static final List<TestResult> ALL = List.of(VERIFIED, INCONCLUSIVE, LOST, UNEXPECTED, STUCK);

    private Samples() {}

    /** A test that passed, with this note. */
    static TestResult noted(String note) {
        return new TestResult(
                "id",
                "PoolTest.noted",
                "noted()",
                "com.example.PoolTest",
                "INCONCLUSIVE",
                "INCONCLUSIVE: 3 schedules, none failed",
                3,
                50,
                7,
                "THREAD",
                "",
                List.of(note),
                List.of(),
                List.of(),
                "run-2",
                "2026-11-27T06:00:00Z");
    }

    private static TestResult result(
            String test, String verdict, long executions, long millis, String problem, List<FailureResult> failures) {
        return new TestResult(
                "[engine:junit-jupiter]/" + test,
                test,
                test.substring(test.indexOf('.') + 1) + "()",
                "com.example." + test.substring(0, test.indexOf('.')),
                verdict,
                verdict + ": what came of it",
                executions,
                millis,
                7,
                "THREAD",
                problem,
                List.of("A note.", "The kept schedule is forgotten."),
                failures.isEmpty() ? List.of("The kept schedule is forgotten.") : List.of(),
                failures,
                "run-2",
                "2026-11-27T06:00:00Z");
    }
}
