package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A thread that no world controls, and that touches one of its threads. */
class OutsideThreadTest {

    /** Makes a thread outside do something to those that are handed to it. */
    private static Failure touchedBy(Engine engine, Consumer<Thread> touch) {
        BlockingQueue<Thread> handed = new LinkedBlockingQueue<>();
        Thread outsider = new Thread(() -> serve(handed, touch), "outsider");
        outsider.setDaemon(true);
        outsider.start();
        try {
            return on(engine)
                    .maxExecutions(5)
                    .explore(() -> {
                        Thread mine = new Thread(LockSupport::park, "parked");
                        mine.start();
                        handed.add(mine);
                        mine.join();
                    })
                    .failures()
                    .get(0);
        } finally {
            outsider.interrupt();
        }
    }

    private static void serve(BlockingQueue<Thread> handed, Consumer<Thread> touch) {
        try {
            while (true) {
                touch.accept(handed.take());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @OnEveryEngine
    void isNamedWhenItUnparks(Engine engine) {
        Failure failure = touchedBy(engine, LockSupport::unpark);

        assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
        assertThat(failure.report()).contains("outsider", "parked");
    }

    @OnEveryEngine
    void isNamedWhenItInterrupts(Engine engine) {
        Failure failure = touchedBy(engine, Thread::interrupt);

        assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
        assertThat(failure.report()).contains("outsider", "parked");
    }
}
