package dev.heddle.it.time;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.timerTask;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Timers and their tasks, which one thread runs. */
class TimerTest {

    @OnEveryEngine
    @Shows(of = Timer.class, value = Aspect.MUST_FIND)
    void findsATimerThatDiesOfItsTask(Engine engine) {
        Failure found = failure(engine, () -> {
            Timer timer = new Timer(true);
            StringBuilder[] log = new StringBuilder[1];
            timer.schedule(timerTask(() -> log[0].append("tick")), 1_000);
            Thread.sleep(1_000);
            log[0] = new StringBuilder();
            Thread.sleep(1_000);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = Timer.class, value = Aspect.MUST_FIND)
    void findsATimerThatIsCancelledBeforeATaskIsScheduled(Engine engine) {
        Failure found = failure(engine, () -> {
            Timer timer = new Timer(true);
            timer.schedule(timerTask(timer::cancel), 1_000);
            Thread.sleep(1_000);
            timer.schedule(timerTask(() -> {}), 1_000);
        });

        assertThat(found.cause()).isInstanceOf(IllegalStateException.class);
    }

    @OnEveryEngine
    @Shows(of = TimerTask.class, value = Aspect.MUST_FIND)
    void findsATaskThatRunsThoughItIsCancelled(Engine engine) {
        Failure found = failure(engine, () -> {
            Timer timer = new Timer(true);
            AtomicBoolean closed = new AtomicBoolean();
            TimerTask tick = timerTask(() -> {
                if (closed.get()) {
                    throw new IllegalStateException("closed");
                }
            });
            timer.schedule(tick, 1_000, 1_000);
            Thread.sleep(1_000);
            tick.cancel();
            closed.set(true);
            Thread.sleep(5_000);
        });

        assertThat(found.cause()).hasMessage("closed");
    }

    @OnEveryEngine
    @Shows(of = TimerTask.class, value = Aspect.MUST_FIND)
    void findsATaskThatNobodyCancels(Engine engine) {
        Failure found = failure(engine, () -> {
            Timer timer = new Timer(true);
            AtomicBoolean closed = new AtomicBoolean();
            timer.schedule(timerTask(() -> assertThat(closed).isFalse()), 1_000, 1_000);
            Thread.sleep(1_500);
            closed.set(true);
            Thread.sleep(1_000);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
    }

    @OnEveryEngine
    @Shows(
            of = {Timer.class, TimerTask.class},
            value = Aspect.MUST_NOT_FIND)
    void verifiesATaskThatCancelsItself(Engine engine) {
        assertThat(verified(engine, () -> {
                            Timer timer = new Timer(true);
                            CountDownLatch twice = new CountDownLatch(2);
                            timer.schedule(
                                    new TimerTask() {
                                        @Override
                                        public void run() {
                                            twice.countDown();
                                            if (twice.getCount() == 0) {
                                                cancel();
                                            }
                                        }
                                    },
                                    1_000,
                                    1_000);
                            twice.await();
                            timer.cancel();
                            return VirtualClock.current().elapsed().toSeconds();
                        })
                        .outcomes())
                .containsOnlyKeys(2L);
    }
}
