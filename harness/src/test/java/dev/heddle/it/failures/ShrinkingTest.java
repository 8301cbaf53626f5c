package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.internal.report.ExecutionRecord.Simplification;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** A failure is told by a schedule with as few preemptions as the failure needs. */
class ShrinkingTest {

    private static final class Account {
        int balance;
    }

    /** Found by chance, and shrunk to so many preemptions; with fewer there is no such failure. */
    private static void shrinks(Engine engine, FailureKind kind, int preemptions, ThrowingRunnable test) {
        Simplification simplification = shrinksToReplay(engine, kind, test);
        assertThat(simplification.after().preemptions()).isEqualTo(preemptions);
        assertThat(simplification.before().preemptions()).isGreaterThanOrEqualTo(preemptions);
        assertThat(simplification.after().switches())
                .isLessThanOrEqualTo(simplification.before().switches());
        if (preemptions > 0) {
            needsSoMany(engine, kind, preemptions, test);
        }
    }

    private static Explorer only(Engine engine, FailureKind kind) {
        return on(engine)
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(20_000)
                .maxSteps(3_000)
                .ignoring(othersThan(kind));
    }

    /** Found by chance, and told by a simpler schedule that replays on each engine. */
    private static Simplification shrinksToReplay(Engine engine, FailureKind kind, ThrowingRunnable test) {
        Explorer explorer = only(engine, kind);
        Failure found = explorer.explore(test).failure().orElseThrow(() -> new AssertionError("no failure was found"));
        assertThat(found.kind()).isEqualTo(kind);
        for (Engine any : Engines.available()) {
            Failure again = explorer.engine(any)
                    .replay(Schedule.parse(found.schedule().token()))
                    .explore(test)
                    .failure()
                    .orElseThrow(() -> new AssertionError("it did not replay"));
            assertThat(again.report()).isEqualTo(found.report());
        }
        System.out.printf("%s on %s: %s%n", kind, engine, simplification(found));
        return simplification(found);
    }

    /** Who will be held up counts for held up, so that a search with a bound may run a deadlock with one more. */
    private static void needsSoMany(Engine engine, FailureKind kind, int preemptions, ThrowingRunnable test) {
        Exploration<Void> fewer = only(engine, kind)
                .strategy(Strategy.EXHAUSTIVE)
                .preemptionBound(preemptions - 1)
                .onFailure(OnFailure.CONTINUE)
                .budget(Duration.ofSeconds(30))
                .explore(test);
        assertThat(fewer.notes()).as("a search that ended").anyMatch(note -> note.contains("preemptions were"));
        assertThat(fewer.failures())
                .as("with fewer preemptions")
                .allMatch(failure -> simplification(failure).before().preemptions() >= preemptions);
    }

    private static FailureKind[] othersThan(FailureKind kind) {
        return Arrays.stream(FailureKind.values())
                .filter(other -> other != kind && other != FailureKind.NONDETERMINISM)
                .toArray(FailureKind[]::new);
    }

    private static Simplification simplification(Failure found) {
        FailureRecord record = ((FailureRecord.Holder) found).failureRecord();
        return Objects.requireNonNull(record.execution().simplification(), "nothing was tried");
    }

    @OnEveryEngine
    void findsTheOnePreemptionOfALostUpdate(Engine engine) {
        shrinks(engine, FailureKind.EXCEPTION, 1, () -> {
            Account account = new Account();
            Threads.Body deposits = () -> {
                for (int i = 0; i < 4; i++) {
                    account.balance++;
                }
            };
            together(deposits, deposits);
            assertThat(account.balance).isEqualTo(8);
        });
    }

    @OnEveryEngine
    void findsTheOnePreemptionOfADeadlock(Engine engine) {
        shrinks(engine, FailureKind.DEADLOCK, 1, () -> {
            Object left = new Object();
            Object right = new Object();
            AtomicInteger noise = new AtomicInteger();
            together(
                    () -> {
                        noise.addAndGet(2);
                        synchronized (left) {
                            noise.addAndGet(3);
                            synchronized (right) {
                                noise.addAndGet(5);
                            }
                        }
                    },
                    () -> {
                        noise.addAndGet(7);
                        synchronized (right) {
                            noise.addAndGet(11);
                            synchronized (left) {
                                noise.addAndGet(13);
                            }
                        }
                    });
        });
    }

    @OnEveryEngine
    void findsTheOnePreemptionBetweenTwoCallsOfAMap(Engine engine) {
        shrinks(engine, FailureKind.EXCEPTION, 1, () -> {
            Map<String, Integer> counts = new ConcurrentHashMap<>();
            Threads.Body counting = () -> {
                for (int i = 0; i < 3; i++) {
                    counts.put("words", counts.getOrDefault("words", 0) + 1);
                }
            };
            together(counting, counting);
            assertThat(counts).containsEntry("words", 6);
        });
    }

    @OnEveryEngine
    void keepsThePreemptionsThatAFailureNeeds(Engine engine) {
        shrinks(engine, FailureKind.EXCEPTION, 3, () -> {
            AtomicInteger first = new AtomicInteger();
            AtomicInteger second = new AtomicInteger();
            AtomicInteger seen = new AtomicInteger();
            together(
                    () -> {
                        first.set(1);
                        first.set(0);
                        second.set(1);
                        second.set(0);
                    },
                    () -> seen.set(first.get() + second.get()));
            assertThat(seen).hasValueLessThan(2);
        });
    }

    @OnEveryEngine
    void needsNoPreemptionWhereTheOrderOfThreadsIsEnough(Engine engine) {
        shrinks(engine, FailureKind.UNCAUGHT_EXCEPTION, 0, () -> {
            AtomicInteger noise = new AtomicInteger();
            String[] name = new String[1];
            together(
                    () -> {
                        noise.incrementAndGet();
                        noise.incrementAndGet();
                        name[0] = "heddle";
                    },
                    () -> {
                        noise.incrementAndGet();
                        assertThat(name[0].length()).isPositive();
                    },
                    noise::incrementAndGet);
        });
    }

    @OnEveryEngine
    void shrinksAMissedNotification(Engine engine) {
        shrinks(engine, FailureKind.MISSED_NOTIFICATION, 1, () -> {
            Object monitor = new Object();
            AtomicInteger things = new AtomicInteger();
            together(
                    () -> {
                        if (things.get() == 0) {
                            synchronized (monitor) {
                                monitor.wait();
                            }
                        }
                    },
                    () -> {
                        things.incrementAndGet();
                        synchronized (monitor) {
                            monitor.notifyAll();
                        }
                    });
        });
    }

    @OnEveryEngine
    void shrinksADataRace(Engine engine) {
        shrinks(engine, FailureKind.DATA_RACE, 0, () -> {
            Account account = new Account();
            AtomicInteger noise = new AtomicInteger();
            together(
                    () -> {
                        noise.incrementAndGet();
                        account.balance = 1;
                        noise.incrementAndGet();
                    },
                    () -> {
                        noise.incrementAndGet();
                        account.balance = 2;
                    });
        });
    }

    @OnEveryEngine
    void runsALivelockByDefaultAsFarAsPossible(Engine engine) {
        Simplification simplification = shrinksToReplay(engine, FailureKind.LIVELOCK, () -> {
            AtomicInteger turn = new AtomicInteger();
            AtomicInteger noise = new AtomicInteger();
            together(
                    () -> {
                        int mine = turn.get();
                        noise.incrementAndGet();
                        turn.set(mine + 1);
                    },
                    () -> {
                        int mine = turn.get();
                        noise.incrementAndGet();
                        turn.set(mine + 1);
                    });
            while (turn.get() < 2) {
                Thread.onSpinWait();
            }
        });

        assertThat(simplification.after().preemptions())
                .isLessThan(simplification.before().preemptions())
                .isPositive();
    }

    @OnEveryEngine
    void shrinksAThreadLeak(Engine engine) {
        shrinks(engine, FailureKind.THREAD_LEAK, 1, () -> {
            AtomicInteger users = new AtomicInteger();
            CountDownLatch closed = new CountDownLatch(1);
            start("closer", closed::await);
            Threads.Body use = () -> {
                int before = users.get();
                users.set(before + 1);
            };
            together(use, use);
            if (users.get() == 2) {
                closed.countDown();
            }
        });
    }

    @OnEveryEngine
    void shrinksAnUnobservedException(Engine engine) {
        shrinks(engine, FailureKind.UNOBSERVED_EXCEPTION, 1, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            Account account = new Account();
            CountDownLatch done = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                pool.submit(() -> {
                    try {
                        int before = account.balance;
                        account.balance = before + 1;
                        if (account.balance != before + 1) {
                            throw new IllegalStateException("somebody else was here");
                        }
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
            pool.shutdown();
        });
    }

    @OnEveryEngine
    @Tag("slow")
    void hundredsOfThreadsAreToldOf(Engine engine) {
        Simplification simplification = shrinksToReplay(engine, FailureKind.EXCEPTION, () -> {
            AtomicInteger sum = new AtomicInteger();
            Threads.Body adding = () -> sum.set(sum.get() + 1);
            Threads.Body[] all = new Threads.Body[300];
            Arrays.fill(all, adding);
            together(all);
            assertThat(sum).hasValue(300);
        });

        assertThat(Duration.ofNanos(simplification.nanos())).isLessThan(Duration.ofMinutes(1));
        assertThat(simplification.after().preemptions())
                .isLessThanOrEqualTo(simplification.before().preemptions());
    }
}
