package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks that are taken in orders that could deadlock, in executions that do not. */
class LockOrderTest {

    /** Executions in which no thread is interrupted between two locks, so that none deadlocks. */
    private static Explorer sampled(Engine engine) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .preemptionBound(0)
                .maxExecutions(10);
    }

    private static void nested(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                return;
            }
        }
    }

    private static void nested(Lock outer, Lock inner) {
        outer.lock();
        inner.lock();
        inner.unlock();
        outer.unlock();
    }

    private static ThrowingRunnable beside(ThrowingRunnable... bodies) {
        return () -> {
            Thread[] threads = new Thread[bodies.length];
            for (int i = 0; i < bodies.length; i++) {
                ThrowingRunnable body = bodies[i];
                threads[i] = start("thread-" + i, () -> call(body));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        };
    }

    /** Two threads, of which the second waits for the first. */
    private static ThrowingRunnable oneAfterTheOther(ThrowingRunnable first, ThrowingRunnable second) {
        CountDownLatch done = new CountDownLatch(1);
        return beside(
                () -> {
                    first.run();
                    done.countDown();
                },
                () -> {
                    done.await();
                    second.run();
                });
    }

    private static void call(ThrowingRunnable body) throws Exception {
        try {
            body.run();
        } catch (Error | Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Failure found(Engine engine, ThrowingRunnable test) {
        Failure found = failure(sampled(engine), test);
        assertThat(found.kind()).isEqualTo(FailureKind.LOCK_ORDER);
        return found;
    }

    @OnEveryEngine
    void findsTwoMonitorsInOppositeOrders(Engine engine) {
        Failure found = found(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            beside(() -> nested(a, b), () -> nested(b, a)).run();
        });

        assertThat(found.summary())
                .isEqualTo("2 threads take the same locks in different orders, and could wait for each other");
        assertThat(found.report().replaceAll(" +", " ").replaceAll(":\\d+", ""))
                .contains("thread-0 took Object#1 LockOrderTest.java\n thread-0 then Object#2 LockOrderTest.java")
                .contains("thread-1 took Object#2 LockOrderTest.java\n thread-1 then Object#1 LockOrderTest.java")
                .contains("cycle thread-0 → Object#2 → thread-1 → Object#1 → thread-0");
        assertThat(found.cause().getStackTrace()[0].getMethodName()).isEqualTo("nested");
    }

    @OnEveryEngine
    void findsTwoLocksOfTheJdk(Engine engine) {
        found(engine, () -> {
            ReentrantLock a = new ReentrantLock();
            Lock b = new ReentrantReadWriteLock(true).writeLock();
            beside(() -> nested(a, b), () -> nested(b, a)).run();
        });
    }

    @OnEveryEngine
    void findsALockAndAMonitor(Engine engine) {
        found(engine, () -> {
            ReentrantLock a = new ReentrantLock(true);
            Object b = new Object();
            beside(
                            () -> {
                                a.lock();
                                synchronized (b) {
                                    a.unlock();
                                }
                            },
                            () -> {
                                synchronized (b) {
                                    a.lock();
                                    a.unlock();
                                }
                            })
                    .run();
        });
    }

    @OnEveryEngine
    void findsACycleOfThree(Engine engine) {
        Failure found = found(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            Object c = new Object();
            beside(() -> nested(a, b), () -> nested(b, c), () -> nested(c, a)).run();
        });

        assertThat(found.summary()).startsWith("3 threads");
    }

    @OnEveryEngine
    void findsTwoCollectionsThatLockThemselves(Engine engine) {
        found(engine, () -> {
            List<Integer> a = Collections.synchronizedList(new ArrayList<>());
            List<Integer> b = Collections.synchronizedList(new ArrayList<>());
            beside(() -> a.addAll(b), () -> b.addAll(a)).run();
        });
    }

    @OnEveryEngine
    void isADeadlockWhereAllIsExplored(Engine engine) {
        Exploration<Void> all = exhaustive(engine).explore(LockOrderTest::opposite);

        assertThat(all.failures())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(FailureKind.DEADLOCK));
        assertThat(all.executions()).isEqualTo(3);
    }

    private static void opposite() throws InterruptedException {
        Object a = new Object();
        Object b = new Object();
        Thread one = start(() -> nested(a, b));
        nested(b, a);
        one.join();
    }

    // What is none

    private static void passes(Engine engine, ThrowingRunnable test) {
        for (Strategy strategy : new Strategy[] {Strategy.PCT, Strategy.RANDOM_WALK, Strategy.SURW}) {
            assertThat(Heddle.explorer()
                            .engine(engine)
                            .strategy(strategy)
                            .maxExecutions(50)
                            .explore(test)
                            .failures())
                    .isEmpty();
        }
        Exploration<Void> all = exhaustive(engine).explore(test);
        assertThat(all.failures()).isEmpty();
        assertThat(all.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @OnEveryEngine
    void passesOneOrder(Engine engine) {
        passes(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            Thread one = start(() -> nested(a, b));
            nested(a, b);
            one.join();
        });
    }

    @OnEveryEngine
    void passesACycleThatAGateKeepsOpen(Engine engine) {
        passes(engine, () -> {
            Object gate = new Object();
            Object a = new Object();
            Object b = new Object();
            Thread one = start(() -> {
                synchronized (gate) {
                    nested(a, b);
                }
            });
            synchronized (gate) {
                nested(b, a);
            }
            one.join();
        });
    }

    @OnEveryEngine
    void passesACycleOfOneThread(Engine engine) {
        passes(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            Thread one = start(() -> {
                nested(a, b);
                nested(b, a);
            });
            synchronized (a) {
                one.getName();
            }
            one.join();
        });
    }

    @OnEveryEngine
    void passesOrdersThatAStartSeparates(Engine engine) {
        passes(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            nested(a, b);
            Thread one = start(() -> nested(b, a));
            one.join();
        });
    }

    @OnEveryEngine
    void passesOrdersThatAJoinSeparates(Engine engine) {
        passes(engine, () -> {
            ReentrantLock a = new ReentrantLock();
            ReentrantLock b = new ReentrantLock();
            Thread one = start(() -> nested(a, b));
            one.join();
            Thread two = start(() -> nested(b, a));
            two.join();
        });
    }

    @OnEveryEngine
    void passesALockThatIsTakenAgain(Engine engine) {
        passes(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            Thread one = start(() -> nested(a, b));
            synchronized (a) {
                synchronized (b) {
                    nested(b, a);
                }
            }
            one.join();
        });
    }

    @OnEveryEngine
    void passesOrdersThatALatchSeparates(Engine engine) {
        passes(engine, () -> {
            Object a = new Object();
            Object b = new Object();
            oneAfterTheOther(() -> nested(a, b), () -> nested(b, a)).run();
        });
    }

    @OnEveryEngine
    void passesOrdersThatAFutureSeparates(Engine engine) {
        assertThat(Heddle.explorer()
                        .engine(engine)
                        .strategy(Strategy.RANDOM_WALK)
                        .maxExecutions(100)
                        .explore(() -> {
                            Object a = new Object();
                            Object b = new Object();
                            ExecutorService pool = Executors.newFixedThreadPool(1);
                            pool.submit(() -> nested(a, b)).get();
                            nested(b, a);
                            pool.shutdown();
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesWhatIsIgnored(Engine engine) {
        assertThat(sampled(engine)
                        .ignoring(FailureKind.LOCK_ORDER)
                        .explore(() -> {
                            Object a = new Object();
                            Object b = new Object();
                            beside(() -> nested(a, b), () -> nested(b, a)).run();
                        })
                        .failures())
                .isEmpty();
    }
}
