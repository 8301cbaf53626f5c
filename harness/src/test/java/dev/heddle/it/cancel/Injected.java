package dev.heddle.it.cancel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.Engines;
import java.util.concurrent.Callable;

/** What tests of injected cancellations begin with. */
final class Injected {

    private Injected() {}

    static Explorer injecting(Engine engine) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .onFailure(OnFailure.CONTINUE)
                .cancellation(Cancellation.INJECT);
    }

    static <T> Exploration<T> verified(Engine engine, Callable<T> test) {
        return verified(injecting(engine), test);
    }

    static <T> Exploration<T> verified(Explorer explorer, Callable<T> test) {
        Exploration<T> exploration = explorer.explore(test);
        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.discarded()).isZero();
        return exploration;
    }

    /** The exploration of a test that fails in this way only, in so many executions, none of them twice; it fails so again. */
    static <T> Exploration<T> found(Explorer explorer, Callable<T> test, FailureKind kind, int executions) {
        Exploration<T> exploration = explorer.explore(test);
        assertThat(exploration.failures()).extracting(Failure::kind).containsOnly(kind);
        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.executions()).isEqualTo(executions);
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.discarded()).isZero();
        for (Failure failure : exploration.failures()) {
            replays(failure, test);
        }
        return exploration;
    }

    /** A failure comes again from its token alone, on each engine. */
    static void replays(Failure failure, Callable<?> test) {
        for (Engine engine : Engines.available()) {
            Schedule schedule = Schedule.parse(failure.schedule().token());
            Exploration<?> again =
                    Heddle.explorer().engine(engine).replay(schedule).explore(test);
            assertThat(again.failures()).singleElement().satisfies(found -> {
                assertThat(found.kind()).isEqualTo(failure.kind());
                assertThat(found.summary()).isEqualTo(failure.summary());
                assertThat(found.report()).isEqualTo(failure.report().replaceFirst("\n  shown by .*", ""));
            });
        }
    }
}
