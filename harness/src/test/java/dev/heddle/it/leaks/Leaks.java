package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;

/** What tests of leaks after a cancellation begin with. */
final class Leaks {

    private Leaks() {}

    /** What stays behind in some order that is drawn by chance; it replays on every engine. */
    static Failure leak(Engine engine, ThrowingRunnable test) {
        Failure found = failure(engine, test);
        assertThat(found.kind()).isEqualTo(FailureKind.CANCELLATION_LEAK);
        return found;
    }

    /** It fails in no other way in any order, and so many orders are run. */
    static void leaks(Engine engine, long executions, ThrowingRunnable test) {
        Exploration<Void> all = exhaustive(engine).explore(test);
        assertThat(all.failures())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(FailureKind.CANCELLATION_LEAK));
        assertThat(all.executions()).isEqualTo(executions);
        assertThat(all.redundant()).isZero();
        looksOnly(engine, executions, test);
    }

    /** Without the detector there are as many executions. */
    private static void looksOnly(Engine engine, long executions, ThrowingRunnable test) {
        assertThat(exhaustive(engine)
                        .ignoring(FailureKind.CANCELLATION_LEAK)
                        .explore(test)
                        .executions())
                .isEqualTo(executions);
    }

    /** It fails in no order, and so many are run. */
    static void passes(Engine engine, long executions, ThrowingRunnable test) {
        assertThat(on(engine).maxExecutions(100).explore(test).failures()).isEmpty();
        Exploration<Void> all = exhaustive(engine).explore(test);
        assertThat(all.failures()).isEmpty();
        assertThat(all.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(all.executions()).isEqualTo(executions);
        looksOnly(engine, executions, test);
    }
}
