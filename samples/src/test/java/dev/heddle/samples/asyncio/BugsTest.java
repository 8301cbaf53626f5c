package dev.heddle.samples.asyncio;

import static dev.heddle.assertj.HeddleAssertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.async.Async;
import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopProblem;
import dev.heddle.async.ReadyOrder;
import dev.heddle.samples.asyncio.Bug.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bug is found in some order, and its token replays; the mended form is verified in all. */
@Tag("slow")
class BugsTest {

    static Stream<Arguments> bugsOnEachEngine() {
        return Bugs.ALL.stream().flatMap(bug -> engines().map(engine -> arguments(bug, engine)));
    }

    private static Stream<Engine> engines() {
        return Runtime.version().feature() >= 24
                ? Stream.of(Engine.CONTINUATION, Engine.THREAD)
                : Stream.of(Engine.THREAD);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("bugsOnEachEngine")
    void isFoundAndReplays(Bug bug, Engine engine) {
        Exploration<Void> exploration = exhaustive(engine).explore(anyOrder(bug.broken()));

        assertThat(exploration).hasFailed(bug.kind()).failure().hasKind(bug.kind());
        assertThat(exploration).hasExecutions(bug.found());
        engines()
                .forEach(other -> assertThat(Heddle.explorer()
                                .engine(other)
                                .replay(exploration.failure().orElseThrow().schedule())
                                .explore(anyOrder(bug.broken())))
                        .failure()
                        .hasKind(bug.kind())
                        .hasSummary(exploration.failure().orElseThrow().summary()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("bugsOnEachEngine")
    void isMended(Bug bug, Engine engine) {
        Exploration<Void> exploration = exhaustive(engine).explore(anyOrder(bug.mended()));

        assertThat(exploration).isVerified().hasExecutions(bug.executions());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("bugsOnEachEngine")
    void isNotSeenInTheUsualOrder(Bug bug, Engine engine) {
        assertThat(exhaustive(engine).explore(loop(ReadyOrder.FIFO, bug.broken())))
                .isVerified();
    }

    /** A wake-up, a cancel, a timer and the next step of a task can come in any order. */
    private static ThrowingRunnable anyOrder(Program program) {
        return loop(Heddle::choose, program);
    }

    private static ThrowingRunnable loop(ReadyOrder order, Program program) {
        return () -> {
            List<LoopProblem> told = new ArrayList<>();
            Async.run(
                    EventLoop.options().readyOrder(order).exceptionHandler((loop, problem) -> told.add(problem)),
                    () -> program.run(told));
        };
    }

    private static Explorer exhaustive(Engine engine) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .budget(Duration.ofMinutes(2))
                .ignoring(
                        FailureKind.THREAD_LEAK); // who cancels or notifies may come too late, and is cancelled itself
    }
}
