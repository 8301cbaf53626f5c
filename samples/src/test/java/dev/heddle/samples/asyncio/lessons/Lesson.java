package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.assertj.HeddleAssertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.VirtualClock;
import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What the lessons share. */
final class Lesson {

    private static final List<Engine> ENGINES =
            Runtime.version().feature() >= 24 ? List.of(Engine.CONTINUATION, Engine.THREAD) : List.of(Engine.THREAD);

    private Lesson() {}

    /** Options of a loop that runs what is ready in any order: which comes next is a choice, and all are explored. */
    static LoopOptions anyOrder() {
        return EventLoop.options().readyOrder(Heddle::choose);
    }

    /** The time since the test began, on the virtual clock. */
    static Duration elapsed() {
        return VirtualClock.current().elapsed();
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    /**
     * Asserts that the bug of a program is found, on each engine, and that its token makes it fail in the same way on each.
     *
     * @param kind how it fails
     * @param execution the number of the execution in which it does
     * @return what it fails with, on one of them
     */
    static Failure assertFound(FailureKind kind, long execution, ThrowingRunnable program) {
        Failure found = null;
        for (Engine engine : ENGINES) {
            Exploration<Void> exploration = exhaustive(engine).explore(program);

            assertThat(exploration).hasFailed(kind).hasExecutions(execution);
            found = exploration.failure().orElseThrow();
            for (Engine other : ENGINES) {
                assertThat(Heddle.explorer()
                                .engine(other)
                                .replay(found.schedule())
                                .explore(program))
                        .failure()
                        .hasKind(kind)
                        .hasSummary(found.summary());
            }
        }
        return Objects.requireNonNull(found);
    }

    private static Explorer exhaustive(Engine engine) {
        return Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).budget(Duration.ofMinutes(2));
    }
}
