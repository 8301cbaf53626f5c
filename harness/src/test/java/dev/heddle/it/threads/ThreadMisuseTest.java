package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that are begun twice, or told to end and don't. */
class ThreadMisuseTest {

    @OnEveryThreadKind
    @Shows(of = Thread.class, value = Aspect.MUST_FIND)
    void areStartedTwiceByWhoLooksFirst(Engine engine, ThreadKind kind) {
        var failure = failure(engine, () -> {
            Thread lazy = kind.newThread(() -> {});
            Threads.Body startOnce = () -> {
                if (lazy.getState() == Thread.State.NEW) {
                    lazy.start();
                }
            };
            Thread other = Threads.start(startOnce);
            startOnce.run();
            other.join();
        });

        assertThat(failure.cause()).isInstanceOf(IllegalThreadStateException.class);
    }

    @OnEveryEngine
    @Shows(of = Thread.class, value = Aspect.MUST_NOT_FIND)
    void areStartedOnceByWhoAgrees(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            AtomicInteger runs = new AtomicInteger();
            AtomicBoolean started = new AtomicBoolean();
            Thread lazy = new Thread(runs::incrementAndGet);
            Threads.Body startOnce = () -> {
                if (started.compareAndSet(false, true)) {
                    lazy.start();
                }
            };
            Thread other = Threads.start(startOnce);
            startOnce.run();
            other.join();
            lazy.join();
            return runs.get();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(1);
    }

    @OnEveryThreadKind
    @Shows(of = Thread.class, value = Aspect.MUST_FIND)
    void waitOnWhenTheySwallowTheirInterrupt(Engine engine, ThreadKind kind) {
        var failure = failure(engine, () -> {
            Thread working = kind.start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException swallowed) {
                        continue;
                    }
                }
            });
            working.interrupt();
            working.join();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = Thread.class, value = Aspect.MUST_NOT_FIND)
    void endWhenTheyKeepTheirInterrupt(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            Thread working = Threads.start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException kept) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            working.interrupt();
            working.join();
            return working.isAlive();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(false);
    }
}
