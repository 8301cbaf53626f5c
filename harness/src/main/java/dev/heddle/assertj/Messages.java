package dev.heddle.assertj;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.Verdict;
import dev.heddle.assertj.Message.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What failed assertions about an exploration say. */
final class Messages {

    private static final String EXECUTIONS = "executions";
    private static final String EXPECTED = "expected";
    private static final String FOUND = "found";
    private static final long VAST = 1_000_000_000_000L;

    private final Exploration<?> exploration;
    private final Function<@Nullable Object, String> representation;

    /**
     * Of one exploration.
     *
     * @param representation how a value that the test returned is shown; the value may be null
     */
    Messages(Exploration<?> exploration, Function<@Nullable Object, String> representation) {
        this.exploration = exploration;
        this.representation = representation;
    }

    Message otherVerdict(Verdict expected) {
        Verdict found = exploration.verdict();
        Message message = new Message("Expected the verdict " + expected + ", but it is " + found);
        if (found == Verdict.FAILED) {
            return withReport(withCounts(message));
        }
        return withNotes(withCounts(message))
                .next(
                        found == Verdict.VERIFIED
                                ? "assert isVerified(): every interleaving was run, and none failed"
                                : "explore with EXHAUSTIVE and a larger maxExecutions and budget; or assert"
                                        + " hasNotFailed(), which claims less");
    }

    Message noFailure(String expected) {
        Message message = new Message("Expected " + expected + ", but none was found");
        message.fact("verdict", exploration.verdict().name());
        return withNotes(withCounts(message))
                .next(
                        exploration.verdict() == Verdict.VERIFIED
                                ? "see whether the test asserts what has to hold: no interleaving of it fails"
                                : "raise maxExecutions and budget, or try another strategy or seed");
    }

    Message otherFailures(FailureKind expected) {
        Message message = new Message("Expected a failure of kind " + expected + ", but found others");
        message.facts(
                FOUND, exploration.failures().stream().map(Messages::named).toList());
        return withReport(withCounts(message));
    }

    Message unexpectedFailure() {
        return withReport(withCounts(new Message("Expected no failure, but the exploration failed")));
    }

    Message missingOutcomes(List<?> expected, List<?> missing) {
        Message message = new Message("Expected outcomes that don't occur");
        message.facts(EXPECTED, shown(expected));
        message.facts("missing", shown(missing));
        message.facts(FOUND, found(exploration.outcomes()));
        return withCounts(message).next(howToFindMore());
    }

    Message otherOutcomes(List<?> expected, List<?> missing, Map<?, Schedule> unexpected) {
        Message message = new Message("Expected exactly these outcomes, but found others");
        message.facts(EXPECTED, shown(expected));
        message.facts("missing", shown(missing));
        message.facts("unexpected", found(unexpected));
        withCounts(message);
        return message.next(
                unexpected.isEmpty()
                        ? howToFindMore()
                        : "run a schedule again with Heddle.explorer().replay(Schedule.parse(\""
                                + unexpected.values().iterator().next() + "\"))");
    }

    Message otherExecutions(long expected) {
        Message message = new Message(
                "Expected " + count(expected) + " executions, but found " + count(exploration.executions()));
        message.fact("verdict", exploration.verdict().name());
        return withNotes(message)
                .next(
                        switch (exploration.verdict()) {
                            case VERIFIED ->
                                "expect " + exploration.executions() + " if the change of the code or of its"
                                        + " synchronisation was intended";
                            case FAILED -> "assert hasNotFailed() before: a failure ends the exploration early";
                            case INCONCLUSIVE ->
                                "assert isVerified() before: the number means something only of an exploration that"
                                        + " completed";
                        });
    }

    Message redundantExecutions() {
        Message message = new Message("Expected no redundant executions, but found " + count(exploration.redundant()));
        return withNotes(withCounts(message))
                .next("they cost time and hide nothing; remove the assertion if the time doesn't matter");
    }

    private String howToFindMore() {
        return switch (exploration.verdict()) {
            case VERIFIED -> "see whether the code can do that at all: no interleaving of this test does";
            case FAILED -> "mend the failure first, or explore with OnFailure.CONTINUE: a failure ends the exploration";
            case INCONCLUSIVE -> "raise maxExecutions and budget, or try another strategy or seed";
        };
    }

    private Message withCounts(Message message) {
        message.fact(EXECUTIONS, count(exploration.executions()));
        if (exploration.discarded() > 0) {
            message.fact("discarded", count(exploration.discarded()));
        }
        if (exploration.redundant() > 0) {
            message.fact("redundant", count(exploration.redundant()));
        }
        double estimate = exploration.statistics().estimatedExecutions();
        if (exploration.verdict() == Verdict.INCONCLUSIVE && Double.isFinite(estimate)) {
            message.fact("estimated", estimate < VAST ? count(Math.round(estimate)) : "more than " + count(VAST));
        }
        return message;
    }

    private Message withNotes(Message message) {
        return message.facts(
                "notes",
                exploration.notes().stream().map(note -> new Fact(note, "")).toList());
    }

    /** The whole report of the first failure; it ends with how to replay it. */
    private Message withReport(Message message) {
        int failures = exploration.failures().size();
        if (failures > 1) {
            message.fact("failures", count(failures) + ", of which this is the first:");
        }
        return message.text(exploration.failures().get(0).report());
    }

    private static Fact named(Failure failure) {
        return new Fact(failure.kind() + ": " + failure.summary(), "");
    }

    private List<Fact> shown(List<?> values) {
        return values.stream()
                .map(value -> new Fact(representation.apply(value), ""))
                .toList();
    }

    private List<Fact> found(Map<?, Schedule> outcomes) {
        return outcomes.entrySet().stream()
                .map(outcome -> new Fact(
                        representation.apply(outcome.getKey()),
                        outcome.getValue().token()))
                .toList();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
