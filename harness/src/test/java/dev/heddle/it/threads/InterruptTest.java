package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt before and during each operation that can wait. */
class InterruptTest {

    /** Something to wait in, made anew for every execution. */
    private interface Wait {

        void begin() throws InterruptedException;
    }

    private enum Waits {
        SLEEP {
            @Override
            Wait make() {
                return () -> Thread.sleep(1_000_000);
            }
        },
        WAIT {
            @Override
            Wait make() {
                Object monitor = new Object();
                return () -> {
                    synchronized (monitor) {
                        monitor.wait();
                    }
                };
            }
        },
        TIMED_WAIT {
            @Override
            Wait make() {
                Object monitor = new Object();
                return () -> {
                    synchronized (monitor) {
                        monitor.wait(1_000_000);
                    }
                };
            }
        },
        JOIN {
            @Override
            Wait make() {
                Thread endless = Threads.startDaemon(() -> new CountDownLatch(1).await());
                return endless::join;
            }
        },
        LOCK_INTERRUPTIBLY {
            @Override
            Wait make() {
                ReentrantLock lock = new ReentrantLock();
                lock.lock();
                return lock::lockInterruptibly;
            }
        },
        TIMED_TRY_LOCK {
            @Override
            Wait make() {
                ReentrantLock lock = new ReentrantLock();
                lock.lock();
                return () -> lock.tryLock(1, TimeUnit.DAYS);
            }
        },
        CONDITION {
            @Override
            Wait make() {
                ReentrantLock lock = new ReentrantLock();
                var condition = lock.newCondition();
                return () -> {
                    lock.lock();
                    try {
                        condition.await();
                    } finally {
                        lock.unlock();
                    }
                };
            }
        },
        QUEUE {
            @Override
            Wait make() {
                ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
                return queue::take;
            }
        },
        LATCH {
            @Override
            Wait make() {
                return new CountDownLatch(1)::await;
            }
        },
        SEMAPHORE {
            @Override
            Wait make() {
                return new Semaphore(0)::acquire;
            }
        };

        abstract Wait make();
    }

    static Stream<Arguments> waitsOfAllKinds() {
        return dev.heddle.it.Engines.available().stream()
                .flatMap(engine -> ThreadKind.available().stream()
                        .flatMap(kind -> Stream.of(Waits.values()).map(wait -> Arguments.of(engine, kind, wait))));
    }

    /** What a waiting thread makes of its interrupt: whether it was thrown, and the status afterwards. */
    private static String interruptOf(Wait wait) {
        try {
            wait.begin();
            return "returned, " + Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            return "thrown, " + Thread.currentThread().isInterrupted();
        }
    }

    @ParameterizedTest(name = "{2} in {1} threads on {0}")
    @MethodSource("waitsOfAllKinds")
    void endsAWaitAndClearsTheStatus(Engine engine, ThreadKind kind, Waits waits) {
        String seen = constant(engine, () -> {
            Wait wait = waits.make();
            String[] result = new String[1];
            Thread thread = kind.start(() -> result[0] = interruptOf(wait));
            Heddle.awaitIdle();
            thread.interrupt();
            thread.join();
            return result[0];
        });

        assertThat(seen).isEqualTo("thrown, false");
    }

    @ParameterizedTest(name = "{2} in {1} threads on {0}")
    @MethodSource("waitsOfAllKinds")
    void preventsAWaitAndClearsTheStatus(Engine engine, ThreadKind kind, Waits waits) {
        String seen = constant(engine, () -> {
            Wait wait = waits.make();
            String[] result = new String[1];
            Thread thread = kind.start(() -> {
                Thread.currentThread().interrupt();
                result[0] = interruptOf(wait);
            });
            thread.join();
            return result[0];
        });

        assertThat(seen).isEqualTo("thrown, false");
    }

    @ParameterizedTest(name = "{2} in {1} threads on {0}")
    @MethodSource("waitsOfAllKinds")
    void endsAWaitUnderEverySchedule(Engine engine, ThreadKind kind, Waits waits) {
        String seen = constant(engine, () -> {
            Wait wait = waits.make();
            String[] result = new String[1];
            Thread thread = kind.start(() -> result[0] = interruptOf(wait));
            thread.interrupt();
            thread.join();
            return result[0];
        });

        assertThat(seen).isEqualTo("thrown, false");
    }

    @OnEveryThreadKind
    void endsAParkAndKeepsTheStatus(Engine engine, ThreadKind kind) {
        String seen = constant(engine, () -> {
            String[] result = new String[1];
            Thread thread = kind.start(() -> result[0] = interruptOf(LockSupport::park));
            thread.interrupt();
            thread.join();
            return result[0];
        });

        assertThat(seen).isEqualTo("returned, true");
    }

    @OnEveryThreadKind
    void doesNotEndThePlainAcquisitionOfALock(Engine engine, ThreadKind kind) {
        List<Boolean> seen = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            boolean[] result = new boolean[2];
            Thread thread = kind.start(() -> {
                lock.lock();
                result[0] = lock.isHeldByCurrentThread();
                result[1] = Thread.currentThread().isInterrupted();
                lock.unlock();
            });
            thread.interrupt();
            Heddle.awaitIdle();
            boolean waits = thread.isAlive();
            lock.unlock();
            thread.join();
            return List.of(waits, result[0], result[1]);
        });

        assertThat(seen).containsExactly(true, true, true);
    }

    @OnEveryThreadKind
    void staysUntilItIsAskedForAndCleared(Engine engine, ThreadKind kind) {
        List<Boolean> seen = constant(engine, () -> {
            boolean[] result = new boolean[3];
            kind.start(() -> {
                        Thread.currentThread().interrupt();
                        result[0] = Thread.currentThread().isInterrupted();
                        result[1] = Thread.interrupted();
                        result[2] = Thread.interrupted();
                    })
                    .join();
            return List.of(result[0], result[1], result[2]);
        });

        assertThat(seen).containsExactly(true, true, false);
    }

    @OnEveryThreadKind
    void isSeenByTheInterrupter(Engine engine, ThreadKind kind) {
        boolean seen = constant(engine, () -> {
            CountDownLatch end = new CountDownLatch(1);
            Thread thread = kind.start(() -> {
                while (end.getCount() > 0) {
                    Thread.onSpinWait();
                }
            });
            thread.interrupt();
            boolean interrupted = thread.isInterrupted();
            end.countDown();
            return interrupted;
        });

        assertThat(seen).isTrue();
    }

    @OnEveryEngine
    void reachesTheBodyOfTheTest(Engine engine) {
        String seen = constant(engine, () -> {
            Thread body = Thread.currentThread();
            Threads.start(body::interrupt);
            return interruptOf(() -> Thread.sleep(1_000));
        });

        assertThat(seen).isEqualTo("thrown, false");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
