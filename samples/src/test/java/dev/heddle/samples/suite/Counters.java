package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Two threads count at the same time. */
interface Counters {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"PLAIN", "VOLATILE", "TWO_MONITORS", "GET_THEN_SET", "READ_LOCK", "TWO_PERMITS"})
    @Fails(FailureKind.EXCEPTION)
    default void losesAnIncrement(Counter.Kind kind) throws Exception {
        count(kind);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PLAIN", "VOLATILE", "TWO_MONITORS", "GET_THEN_SET", "READ_LOCK", "TWO_PERMITS"})
    @Passes
    default void losesNoIncrement(Counter.Kind kind) throws Exception {
        count(kind);
    }

    private static void count(Counter.Kind kind) throws Exception {
        Counter counter = kind.make();
        Together.run(counter::increment, counter::increment);
        assertThat(counter.value()).isEqualTo(2);
    }
}
