package dev.heddle.assertj;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ScheduleException;
import dev.heddle.ThrowingRunnable;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;

/** Assertions about a way in which a test failed. */
public final class FailureAssert extends AbstractObjectAssert<FailureAssert, Failure> {

    FailureAssert(Failure actual) {
        super(actual, FailureAssert.class);
    }

    /** It is of this kind. */
    public FailureAssert hasKind(FailureKind expected) {
        isNotNull();
        if (actual.kind() != expected) {
            throw error(new Message("Expected a failure of kind " + expected + ", but it is " + actual.kind())
                    .text(actual.report()));
        }
        return this;
    }

    /** Its summary is exactly this. */
    public FailureAssert hasSummary(String expected) {
        isNotNull();
        if (!actual.summary().equals(expected)) {
            throw error(new Message("Expected another summary of the failure")
                    .fact("expected", expected)
                    .fact("found", actual.summary())
                    .text(actual.report()));
        }
        return this;
    }

    /** Goes on with what happened, in one sentence without the kind. */
    public AbstractStringAssert<?> summary() {
        isNotNull();
        return Assertions.assertThat(actual.summary()).as("summary of the failure");
    }

    /** Goes on with the throwable behind the failure. */
    public AbstractThrowableAssert<?, ? extends Throwable> cause() {
        isNotNull();
        return Assertions.assertThat(actual.cause()).as("cause of the failure");
    }

    /**
     * Its schedule makes this test fail again, with the same kind and summary.
     *
     * @param test the test that was explored; it runs once more, with the default options but those that the schedule
     *     remembers
     */
    public FailureAssert replays(ThrowingRunnable test) {
        isNotNull();
        return failsAgain(() -> Heddle.explorer().replay(actual.schedule()).explore(test));
    }

    /**
     * Its schedule makes this test fail again, with the same kind and summary.
     *
     * @param test the test that was explored; it runs once more, with the default options but those that the schedule
     *     remembers
     */
    public FailureAssert replays(Callable<?> test) {
        isNotNull();
        return failsAgain(() -> Heddle.explorer().replay(actual.schedule()).explore(test));
    }

    private FailureAssert failsAgain(Supplier<Exploration<?>> replay) {
        try {
            Exploration<?> again = replay.get();
            if (again.failures().stream().noneMatch(this::isLike)) {
                throw error(notAgain(again.failure().map(FailureAssert::named).orElse("no failure")));
            }
        } catch (ScheduleException refused) {
            throw error(notAgain(String.valueOf(refused.getMessage())));
        }
        return this;
    }

    private boolean isLike(Failure other) {
        return other.kind() == actual.kind() && other.summary().equals(actual.summary());
    }

    private Message notAgain(String found) {
        return new Message("Expected the schedule to fail again in the same way, but it doesn't")
                .fact("expected", named(actual))
                .fact("found", found)
                .fact("schedule", actual.schedule().token())
                .next("give the very test that was explored, and see that it depends on nothing but its schedule");
    }

    private static String named(Failure failure) {
        return failure.kind() + ": " + failure.summary();
    }

    private AssertionError error(Message message) {
        AssertionError error = failure("%s", message);
        error.initCause(actual.cause());
        return error;
    }
}
