package dev.heddle.assertj;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about the result of an exploration. What the test returned is compared by {@code equals}; an outcome may be
 * null, and that of a test that returns nothing is.
 *
 * @param <T> what the test returns
 */
public final class ExplorationAssert<T extends @Nullable Object>
        extends AbstractObjectAssert<ExplorationAssert<T>, Exploration<T>> {

    ExplorationAssert(Exploration<T> actual) {
        super(actual, ExplorationAssert.class);
    }

    /**
     * Every behaviour of the test was run, and none failed.
     *
     * <pre>{@code
     * assertThat(Heddle.explore(() -> twoIncrementsOf(new AtomicInteger()))).isVerified();   // may pass
     * assertThat(Heddle.explore(() -> twoIncrementsOf(new int[1]))).isVerified();            // fails, with the report
     * }</pre>
     */
    public ExplorationAssert<T> isVerified() {
        return hasVerdict(Verdict.VERIFIED);
    }

    /** No execution failed, but not all were run. */
    public ExplorationAssert<T> isInconclusive() {
        return hasVerdict(Verdict.INCONCLUSIVE);
    }

    private ExplorationAssert<T> hasVerdict(Verdict expected) {
        isNotNull();
        if (actual.verdict() != expected) {
            throw error(messages().otherVerdict(expected));
        }
        return this;
    }

    /** At least one execution failed. */
    public ExplorationAssert<T> hasFailed() {
        firstFailure("a failure");
        return this;
    }

    /**
     * At least one execution failed in this way; others may have failed in other ways.
     *
     * <pre>{@code
     * assertThat(Heddle.explore(() -> transferBothWays(a, b))).hasFailed(FailureKind.DEADLOCK);
     * }</pre>
     */
    public ExplorationAssert<T> hasFailed(FailureKind kind) {
        firstFailure("a failure of kind " + kind);
        if (actual.failures().stream().noneMatch(failure -> failure.kind() == kind)) {
            throw error(messages().otherFailures(kind));
        }
        return this;
    }

    /** No execution that was run failed. It proves less than {@link #isVerified()}, since there may be others. */
    public ExplorationAssert<T> hasNotFailed() {
        isNotNull();
        if (actual.verdict() == Verdict.FAILED) {
            throw error(messages().unexpectedFailure());
        }
        return this;
    }

    /**
     * The test returns each of these values in some execution, and others perhaps.
     *
     * <pre>{@code
     * assertThat(exploration).hasOutcomes(1, 2);   // passes if 1, 2 and 3 occur, fails if only 2 does
     * }</pre>
     *
     * @throws IllegalArgumentException if no outcome is given
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final ExplorationAssert<T> hasOutcomes(T @Nullable ... expected) {
        isNotNull();
        List<T> given = given(expected);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("hasOutcomes() claims nothing: give at least one outcome");
        }
        List<T> missing = missing(given);
        if (!missing.isEmpty()) {
            throw error(messages().missingOutcomes(given, missing));
        }
        return this;
    }

    /**
     * The test returns each of these values in some execution, and no other in any that was run. The order doesn't matter;
     * none given means that no execution came to its end.
     *
     * <pre>{@code
     * assertThat(exploration).hasExactlyOutcomes(2);   // fails if 1 occurs too, and shows a schedule that yields it
     * }</pre>
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final ExplorationAssert<T> hasExactlyOutcomes(T @Nullable ... expected) {
        isNotNull();
        List<T> given = given(expected);
        List<T> missing = missing(given);
        Map<T, Schedule> unexpected = new LinkedHashMap<>(actual.outcomes());
        unexpected.keySet().removeAll(new LinkedHashSet<>(given));
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw error(messages().otherOutcomes(given, missing, unexpected));
        }
        return this;
    }

    /** Exactly so many executions were complete: neither cut short as redundant nor discarded. */
    public ExplorationAssert<T> hasExecutions(long expected) {
        isNotNull();
        if (actual.executions() != expected) {
            throw error(messages().otherExecutions(expected));
        }
        return this;
    }

    /** No execution was cut short because it was equivalent to another. */
    public ExplorationAssert<T> hasNoRedundantExecutions() {
        isNotNull();
        if (actual.redundant() != 0) {
            throw error(messages().redundantExecutions());
        }
        return this;
    }

    /**
     * Goes on with the first failure; fails if there is none.
     *
     * <pre>{@code
     * assertThat(exploration).failure().hasKind(FailureKind.EXCEPTION).cause().hasMessage("lost");
     * }</pre>
     */
    public FailureAssert failure() {
        return new FailureAssert(firstFailure("a failure"));
    }

    private Failure firstFailure(String expected) {
        isNotNull();
        return actual.failure().orElseThrow(() -> error(messages().noFailure(expected)));
    }

    /** A lone {@code null} is an outcome, not an array. */
    @SuppressWarnings("NullAway") // an outcome may be null
    private static <T extends @Nullable Object> List<T> given(T @Nullable [] expected) {
        return expected == null ? Collections.singletonList(null) : Arrays.asList(expected);
    }

    private List<T> missing(List<T> expected) {
        List<T> missing = new ArrayList<>(new LinkedHashSet<>(expected));
        missing.removeIf(actual.outcomes()::containsKey);
        return missing;
    }

    private Messages messages() {
        return new Messages(
                actual, value -> String.valueOf(info.representation().toStringOf(value)));
    }

    /** With the first failure's cause, if there is a failure. */
    private AssertionError error(Message message) {
        AssertionError error = failure("%s", message);
        actual.failure().ifPresent(failure -> error.initCause(failure.cause()));
        return error;
    }
}
