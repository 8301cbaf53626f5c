package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hints that others should run: a loop that waits so comes to its end. */
class YieldTest {

    private static final class Flag {

        private boolean plain;
        private volatile boolean raised;
    }

    @OnEveryThreadKind
    void letsALoopOfYieldsEnd(Engine engine, ThreadKind kind) {
        boolean raised = constant(engine, () -> {
            Flag flag = new Flag();
            kind.start(() -> flag.raised = true);
            while (!flag.raised) {
                Thread.yield();
            }
            return flag.raised;
        });

        assertThat(raised).isTrue();
    }

    @OnEveryThreadKind
    void letsALoopOfSpinWaitsEnd(Engine engine, ThreadKind kind) {
        boolean raised = constant(engine, () -> {
            AtomicBoolean flag = new AtomicBoolean();
            kind.start(() -> flag.set(true));
            while (!flag.get()) {
                Thread.onSpinWait();
            }
            return flag.get();
        });

        assertThat(raised).isTrue();
    }

    @OnEveryThreadKind
    void letsABareLoopEnd(Engine engine, ThreadKind kind) {
        boolean raised = constant(engine, () -> {
            Flag flag = new Flag();
            kind.start(() -> flag.plain = true);
            while (!flag.plain) {
                if (flag.raised) {
                    return false;
                }
            }
            return true;
        });

        assertThat(raised).isTrue();
    }

    @OnEveryThreadKind
    void isAChoiceAndNoCommand(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Flag flag = new Flag();
                    kind.start(() -> flag.raised = true);
                    Thread.yield();
                    return flag.raised;
                }))
                .containsExactlyInAnyOrder(true, false);
    }

    @OnEveryThreadKind
    void mayAlsoBeASleepOfNoTime(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Flag flag = new Flag();
                    kind.start(() -> flag.raised = true);
                    Thread.sleep(0);
                    return flag.raised;
                }))
                .containsExactlyInAnyOrder(true, false);
    }
}
