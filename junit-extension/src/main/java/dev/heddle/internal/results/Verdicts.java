package dev.heddle.internal.results;

import dev.heddle.internal.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Results in an order for people, and what can be said about all of them. */
record Verdicts(List<TestResult> results) {

    /** Failed ones first, then by name. */
    Verdicts(List<TestResult> results) {
        this.results = results.stream()
                .sorted(Comparator.comparing((TestResult result) -> !result.failed())
                        .thenComparing(TestResult::test)
                        .thenComparing(TestResult::id))
                .toList();
    }

    List<TestResult> failed() {
        return results.stream().filter(TestResult::failed).toList();
    }

    /** {@code 2 of 14 explored tests failed}, {@code 14 explored tests passed}. */
    String headline() {
        int failed = failed().size();
        String all = Figures.count(results.size(), "explored test");
        return failed == 0 ? all + " passed" : Figures.count(failed) + " of " + all + " failed";
    }

    /** {@code 9 VERIFIED, 3 INCONCLUSIVE}: verdicts of those that passed. */
    String passed() {
        List<String> parts = new ArrayList<>();
        for (String verdict : List.of("VERIFIED", "INCONCLUSIVE")) {
            long number = results.stream()
                    .filter(result -> !result.failed() && result.verdict().equals(verdict))
                    .count();
            if (number > 0) {
                parts.add(Figures.count(number) + " " + verdict);
            }
        }
        return String.join(", ", parts);
    }

    /** How many had less time than they asked for. */
    long cutShort() {
        return results.stream().filter(TestResult::cutShort).count();
    }

    /** {@code 34,567 interleavings in 12 s}. */
    String figures() {
        return Figures.count(results.stream().mapToLong(TestResult::executions).sum(), "interleaving") + " in "
                + time(results.stream().mapToLong(TestResult::millis).sum());
    }

    /** The test that took longest: {@code BankTest.transfers, 3.2 s}. */
    String slowest() {
        return results.stream()
                .max(Comparator.comparingLong(TestResult::millis))
                .map(result -> result.test() + ", " + time(result.millis()))
                .orElse("");
    }

    static String time(long millis) {
        return Figures.time(Duration.ofMillis(millis));
    }
}
