package dev.heddle.it.time;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.VirtualClock;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Executions that take more virtual time than is allowed. */
class TimeLimitTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private static Explorer limited(Engine engine) {
        return exhaustive(engine).timeout(FIVE_SECONDS);
    }

    private static Failure overdue(Engine engine, ThrowingRunnable test) {
        Exploration<Void> found = limited(engine).onFailure(OnFailure.STOP).explore(test);
        Failure failure = found.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(failure.summary()).contains("no end after 5 s of virtual time");
        for (Engine other : Engines.available()) {
            Failure again = limited(other)
                    .replay(failure.schedule())
                    .explore(test)
                    .failure()
                    .orElseThrow();
            assertThat(again.summary()).isEqualTo(failure.summary());
        }
        return failure;
    }

    private static void inTime(Engine engine, int executions, ThrowingRunnable test) {
        Exploration<Void> found = limited(engine).explore(test);
        found.throwIfFailed();
        assertThat(found.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(found.executions()).isEqualTo(executions);
    }

    @OnEveryEngine
    void findsABodyThatSleepsForTooLong(Engine engine) {
        Failure failure = overdue(engine, () -> {
            Thread.sleep(4_000);
            Thread.sleep(1_001);
        });
        assertThat(failure.report()).contains("TimeLimitTest.java:61").contains("main    waits for sleep");
    }

    @OnEveryEngine
    void findsABodyThatWaitsForAThreadThatTakesTooLong(Engine engine) {
        Failure failure = overdue(engine, () -> {
            CountDownLatch done = new CountDownLatch(1);
            Thread worker = new Thread(
                    () -> {
                        try {
                            TimeUnit.SECONDS.sleep(6);
                        } catch (InterruptedException over) {
                            return;
                        }
                        done.countDown();
                    },
                    "worker");
            worker.start();
            done.await();
            worker.join();
        });
        assertThat(failure.report()).contains("main").contains("CountDownLatch");
    }

    @OnEveryEngine
    void saysWhatALoopLooksAtThatNeverComesToItsEnd(Engine engine) {
        boolean[] open = new boolean[1];
        Failure failure = overdue(engine, () -> {
            while (!open[0]) {
                Thread.sleep(100);
            }
        });
        assertThat(failure.summary()).contains("main goes round a loop that reads boolean[0]");
    }

    @OnEveryEngine
    void findsTimeThatTheTestItselfLetsPass(Engine engine) {
        overdue(engine, () -> VirtualClock.current().advance(Duration.ofSeconds(6)));
    }

    @OnEveryEngine
    void findsTheScheduleInWhichItTakesTooLong(Engine engine) {
        overdue(engine, () -> {
            int[] tries = new int[1];
            Object lock = new Object();
            Thread late = new Thread(() -> {
                synchronized (lock) {
                    tries[0]++;
                }
            });
            late.start();
            synchronized (lock) {
                if (tries[0] == 1) {
                    Thread.sleep(6_000);
                }
            }
            late.join();
        });
    }

    @OnEveryEngine
    void letsABodyPassThatTakesJustAsLong(Engine engine) {
        inTime(engine, 1, () -> Thread.sleep(5_000));
    }

    @OnEveryEngine
    void letsADaemonGoOnAfterTheBodyHasReturned(Engine engine) {
        inTime(engine, 1, () -> {
            Thread daemon = new Thread(() -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException over) {
                    throw new IllegalStateException(over);
                }
            });
            daemon.setDaemon(true);
            daemon.start();
        });
    }

    @OnEveryEngine
    void givesNoTimeToWhoWaitsForAnythingInVain(Engine engine) {
        Failure failure = limited(engine)
                .explore(() -> new CountDownLatch(1).await())
                .failure()
                .orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    void holdsWhereTimeMayPassAtAnyPoint(Engine engine) {
        Exploration<Void> found = Heddle.explorer()
                .engine(engine)
                .timing(Timing.ELASTIC)
                .timeout(FIVE_SECONDS)
                .explore(() -> {
                    Thread other = new Thread(() -> Thread.onSpinWait());
                    other.start();
                    Thread.sleep(6_000);
                    other.join();
                });
        assertThat(found.failure().orElseThrow().summary()).contains("no end after 5 s of virtual time");
    }

    @OnEveryEngine
    void neverSaysVerifiedWhereExecutionsWereCutOff(Engine engine) {
        Exploration<Void> found = limited(engine).ignoring(FailureKind.LIVELOCK).explore(() -> Thread.sleep(6_000));
        assertThat(found.failures()).isEmpty();
        assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThatThrownBy(() -> Heddle.explorer().timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be positive, but is PT0S");
        assertThatThrownBy(() -> Heddle.explorer().timeout(Duration.ofDays(300 * 365)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timeout must be 292 years at most");
    }
}
