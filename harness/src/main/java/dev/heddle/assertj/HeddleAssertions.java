package dev.heddle.assertj;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The entry to assertions about explorations; its methods can be imported beside those of AssertJ's own {@code Assertions}.
 *
 * <pre>{@code
 * import static dev.heddle.assertj.HeddleAssertions.assertThat;
 *
 * Exploration<Integer> exploration = Heddle.explore(() -> {
 *     Counter counter = new Counter();
 *     Thread other = new Thread(counter::increment);
 *     other.start();
 *     counter.increment();
 *     other.join();
 *     return counter.value();
 * });
 * assertThat(exploration).hasNotFailed().hasExactlyOutcomes(2);
 * }</pre>
 */
public final class HeddleAssertions {

    private HeddleAssertions() {}

    /** Assertions about the result of an exploration. */
    public static <T extends @Nullable Object> ExplorationAssert<T> assertThat(Exploration<T> actual) {
        return new ExplorationAssert<>(actual);
    }

    /** Assertions about a failure. */
    public static FailureAssert assertThat(Failure actual) {
        return new FailureAssert(actual);
    }
}
