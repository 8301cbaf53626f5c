package dev.heddle.samples.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.linearizability.NotLinearizable;
import java.util.List;

/** What the tests of structures have in common. */
final class Structures {

    private static final List<Engine> ENGINES =
            Runtime.version().feature() >= 24 ? List.of(Engine.CONTINUATION, Engine.THREAD) : List.of(Engine.THREAD);

    private Structures() {}

    /** A thread that does this, and has begun. */
    static Thread start(ThrowingRunnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Throwable thrown) {
                throw new AssertionError(thrown);
            }
        });
        thread.start();
        return thread;
    }

    /** On each engine a history is found that can't be explained, and comes again by its token on each. Says which. */
    static String found(ThrowingRunnable test) {
        String history = "";
        for (Engine engine : ENGINES) {
            Explorer explorer = Heddle.explorer().strategy(Strategy.EXHAUSTIVE).engine(engine);
            Failure failure = explorer.explore(test).failure().orElseThrow();
            assertThat(failure.cause()).isInstanceOf(NotLinearizable.class);
            history = String.valueOf(failure.cause().getMessage());
            for (Engine other : ENGINES) {
                assertThat(explorer.engine(other)
                                .replay(failure.schedule())
                                .explore(test)
                                .failures())
                        .singleElement()
                        .satisfies(again -> assertThat(again.cause())
                                .hasMessage(failure.cause().getMessage()));
            }
        }
        return history;
    }

    /** On each engine all histories are explained, in so many executions. */
    static void verified(long executions, ThrowingRunnable test) {
        for (Engine engine : ENGINES) {
            Exploration<Void> exploration = Heddle.explorer()
                    .strategy(Strategy.EXHAUSTIVE)
                    .engine(engine)
                    .explore(test);
            exploration.throwIfFailed();
            assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(exploration.redundant()).isZero();
            assertThat(exploration.executions()).isEqualTo(executions);
        }
    }
}
