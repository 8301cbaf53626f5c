package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;

/** Executions that go on and on. */
class LivelockTest {

    private static final int STEPS = 3_000;

    @OnEveryEngine
    void isFoundOfAFlagThatNobodySets(Engine engine) {
        Failure failure = failure(on(engine).maxSteps(STEPS), () -> {
            AtomicBoolean flag = new AtomicBoolean();
            while (!flag.get()) {
                Thread.onSpinWait();
            }
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(failure.summary())
                .isEqualTo(
                        "no end after 3000 steps: main goes round a loop that reads AtomicBoolean#1, which nobody changes");
    }

    @Tag("slow")
    @OnEveryEngine
    void isFoundOfTwoWhoAlwaysGiveWay(Engine engine) {
        Failure failure = failure(on(engine).maxSteps(STEPS), () -> {
            ReentrantLock a = new ReentrantLock();
            ReentrantLock b = new ReentrantLock();
            a.lock();
            start(() -> {
                b.lock();
                takeOther(b, a);
            });
            Thread.yield();
            takeForever(b);
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.LIVELOCK);
    }

    private static void takeOther(ReentrantLock mine, ReentrantLock other) {
        while (!other.tryLock()) {
            mine.unlock();
            Thread.yield();
            mine.lock();
        }
    }

    private static void takeForever(ReentrantLock lock) {
        while (true) {
            if (lock.tryLock()) {
                lock.unlock();
            }
        }
    }

    @OnEveryEngine
    void isNoneOfALongExecutionWithinTheLimit(Engine engine) {
        var exploration = on(engine).maxExecutions(5).maxSteps(STEPS).explore(() -> {
            AtomicBoolean flag = new AtomicBoolean();
            for (int i = 0; i < STEPS - 100; i++) {
                flag.set(true);
            }
        });

        assertThat(exploration.failures()).isEmpty();
    }
}
