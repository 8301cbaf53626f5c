package dev.heddle.it.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.Explorations;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.Set;
import java.util.stream.Collectors;

/** Programs in which threads wait for ever, in each of their orders. */
final class Waiting {

    private Waiting() {}

    /** All orders, of which there are so many; each failure is of this kind, and the first replays on each engine. */
    static Failure fails(Engine engine, FailureKind kind, long executions, ThrowingRunnable test) {
        Exploration<Void> exploration = Exhaustive.exhaustive(engine).explore(test);

        assertThat(exploration.failures()).isNotEmpty();
        assertThat(kinds(exploration)).containsExactly(kind);
        assertThat(exploration.executions()).isEqualTo(executions);
        assertThat(exploration.redundant()).isZero();
        return Explorations.failure(Exhaustive.exhaustive(engine).onFailure(OnFailure.STOP), test);
    }

    static Set<FailureKind> kinds(Exploration<?> exploration) {
        return exploration.failures().stream().map(Failure::kind).collect(Collectors.toSet());
    }
}
