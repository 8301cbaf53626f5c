package dev.heddle.it.monitors;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Waits that end for no reason, which the language allows: only on demand. */
class SpuriousWakeupTest {

    private static final class Gate {

        private boolean open;

        synchronized void passCarelessly() throws InterruptedException {
            if (!open) {
                wait();
            }
            if (!open) {
                throw new IllegalStateException("passed a closed gate");
            }
        }

        synchronized void pass() throws InterruptedException {
            while (!open) {
                wait();
            }
        }

        synchronized void open() {
            open = true;
            notifyAll();
        }
    }

    private static void careless() throws InterruptedException {
        Gate gate = new Gate();
        Threads.start(gate::open);
        gate.passCarelessly();
    }

    private static void careful() throws InterruptedException {
        Gate gate = new Gate();
        Threads.start(gate::open);
        gate.pass();
    }

    @OnEveryEngine
    void areOffUnlessAskedFor(Engine engine) {
        Exploration<Void> exploration = on(engine).explore(SpuriousWakeupTest::careless);

        assertThat(exploration.failures()).isEmpty();
    }

    @OnEveryEngine
    void areFoundWhereNobodyLooksAgain(Engine engine) {
        Failure failure = failure(on(engine).spuriousWakeups(1), SpuriousWakeupTest::careless);

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.summary()).contains("passed a closed gate");
    }

    @OnEveryEngine
    void doNoHarmToALoop(Engine engine) {
        Exploration<Void> exploration = on(engine).spuriousWakeups(3).explore(SpuriousWakeupTest::careful);

        assertThat(exploration.failures()).isEmpty();
    }

    @OnEveryEngine
    void happenToParkedThreads(Engine engine) {
        assertThat(outcomes(on(engine).spuriousWakeups(1), () -> {
                    Thread body = Thread.currentThread();
                    AtomicBoolean given = new AtomicBoolean();
                    Threads.start(() -> {
                        given.set(true);
                        LockSupport.unpark(body);
                    });
                    LockSupport.park();
                    return given.get();
                }))
                .containsExactlyInAnyOrder(true, false);
    }
}
