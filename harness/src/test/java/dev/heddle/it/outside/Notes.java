package dev.heddle.it.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import java.util.concurrent.Callable;

/** Checks what an exhaustive exploration says of itself. */
final class Notes {

    private Notes() {}

    static <T> Exploration<T> exhaustive(Engine engine, Callable<T> test) {
        return Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(test);
    }

    /** No execution fails, and a note that begins so says why that verifies nothing. */
    static void isNotVerified(Engine engine, Callable<?> test, String because) {
        Exploration<?> exploration = exhaustive(engine, test);
        exploration.throwIfFailed();
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.notes()).anyMatch(note -> note.startsWith("Not all is explored: " + because));
    }

    /** All was explored, and the only result was this. */
    static <T> void isVerified(Engine engine, Callable<T> test, T result) {
        Exploration<T> exploration = exhaustive(engine, test);
        exploration.throwIfFailed();
        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.outcomes()).containsOnlyKeys(result);
    }
}
