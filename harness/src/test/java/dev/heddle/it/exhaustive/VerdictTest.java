package dev.heddle.it.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** What an exhaustive exploration says of a test, and what keeps it from saying more. */
class VerdictTest {

    private static int changed;

    private static Explorer exhaustive(Engine engine) {
        return Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).onFailure(OnFailure.CONTINUE);
    }

    private static <T> Exploration<T> verified(Engine engine, Callable<T> test) {
        Exploration<T> exploration = exhaustive(engine).explore(test);
        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        return exploration;
    }

    private static void isNotVerified(Engine engine, Callable<?> test, String reason) {
        Exploration<?> exploration = exhaustive(engine).explore(test);
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.notes())
                .anyMatch(note -> note.startsWith("Not all is explored: ") && note.contains(reason));
    }

    private static int lostUpdate() throws InterruptedException {
        AtomicInteger x = new AtomicInteger();
        Thread other = Threads.start(() -> x.set(x.get() + 1));
        x.set(x.get() + 1);
        other.join();
        return x.get();
    }

    @OnEveryEngine
    void verifiesWhatDoesNotFail(Engine engine) {
        Exploration<Integer> exploration = verified(engine, VerdictTest::lostUpdate);

        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
        assertThat(exploration.executions()).isEqualTo(4);
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.statistics().estimatedExecutions()).isEqualTo(4);
    }

    @OnEveryEngine
    void takesItByDefaultWhereItEndsInTime(Engine engine) {
        Exploration<Integer> exploration = Heddle.explorer().engine(engine).explore(VerdictTest::lostUpdate);

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @OnEveryEngine
    void verifiesATestOfOneThread(Engine engine) {
        assertThat(verified(engine, () -> 5).executions()).isEqualTo(1);
    }

    @OnEveryEngine
    void findsTheOnlyScheduleThatFails(Engine engine) {
        assertThat(Explorations.failure(exhaustive(engine).onFailure(OnFailure.STOP), () -> {
                            if (lostUpdate() == 1) {
                                throw new AssertionError("lost");
                            }
                        })
                        .kind())
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    void verifiesAThreadPool(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            Future<Integer> one = pool.submit(() -> 1);
            Future<Integer> two = pool.submit(() -> 2);
            int both = one.get() * 10 + two.get();
            pool.shutdown();
            return both;
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(12);
        assertThat(exploration.executions()).isGreaterThan(10);
    }

    @OnEveryEngine
    void countsWhatAnAssumptionDiscards(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            AtomicInteger x = new AtomicInteger();
            Thread other = Threads.start(() -> x.set(1));
            int seen = x.get();
            Heddle.assume(seen == 1);
            other.join();
            return seen;
        });

        assertThat(exploration.executions()).isEqualTo(1);
        assertThat(exploration.discarded()).isEqualTo(1);
    }

    private static final class Flag {
        private int value;
        private volatile boolean up;

        void raise() {
            value = 3;
            up = true;
        }
    }

    @OnEveryEngine
    void endsLoopsThatWait(Engine engine) {
        Callable<Integer> spin = () -> {
            Flag flag = new Flag();
            Threads.start(flag::raise);
            while (!flag.up) {
                Thread.onSpinWait();
            }
            return flag.value;
        };
        Callable<Integer> yield = () -> {
            Flag flag = new Flag();
            Threads.start(flag::raise);
            while (!flag.up) {
                Thread.yield();
            }
            return flag.value;
        };

        assertThat(verified(engine, spin).outcomes()).containsOnlyKeys(3);
        assertThat(verified(engine, yield).outcomes()).containsOnlyKeys(3);
    }

    private static String waitFor(Flag flag, int tries) {
        for (int i = 0; i < tries; i++) {
            if (flag.up) {
                return "up";
            }
            Thread.onSpinWait();
        }
        return "gave up";
    }

    @OnEveryEngine
    void exploresALoopThatGivesUp(Engine engine) {
        Callable<String> few = () -> {
            Flag flag = new Flag();
            Threads.start(flag::raise);
            return waitFor(flag, 3);
        };

        assertThat(verified(engine, few).outcomes()).containsOnlyKeys("up", "gave up");
    }

    @OnEveryEngine
    void namesALoopThatGivesUpLate(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Flag flag = new Flag();
                    Threads.start(flag::raise);
                    return waitFor(flag, 1_000);
                },
                "was taken to wait for a change");
    }

    @OnEveryEngine
    void endsALoopWhoseHintIsElsewhere(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Flag flag = new Flag();
                    Threads.start(flag::raise);
                    while (!flag.up) {
                        pause();
                    }
                    return flag.value;
                },
                "was taken to wait for a change");
    }

    @OnEveryEngine
    void endsLoopsWithoutAHint(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Flag flag = new Flag();
                    Threads.start(flag::raise);
                    while (!flag.up) {}
                    return flag.value;
                },
                "was taken to wait for a change");
        isNotVerified(
                engine,
                () -> {
                    AtomicBoolean taken = new AtomicBoolean();
                    Runnable lock = () -> {
                        while (!taken.compareAndSet(false, true)) {}
                        taken.set(false);
                    };
                    Thread other = Threads.start(lock::run);
                    lock.run();
                    other.join();
                    return null;
                },
                "was taken to wait for a change");
    }

    private static void pause() {
        Thread.onSpinWait();
    }

    @OnEveryEngine
    void endsLoopsThatTryAgain(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            Flag counted = new Flag();
            AtomicBoolean taken = new AtomicBoolean();
            Runnable count = () -> {
                while (!taken.compareAndSet(false, true)) {
                    Thread.onSpinWait();
                }
                counted.value++;
                taken.set(false);
            };
            Thread other = Threads.start(count::run);
            count.run();
            other.join();
            return counted.value;
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(2);
    }

    @OnEveryEngine
    void saysOfAnEndlessLoopThatItIsOne(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine).maxSteps(5_000).explore(() -> {
            Flag flag = new Flag();
            while (!flag.up) {
                Thread.onSpinWait();
            }
        });

        assertThat(exploration.failures()).singleElement().extracting("kind").isEqualTo(FailureKind.LIVELOCK);
    }

    @OnEveryEngine
    void namesAnUnorderedUseOfAPlainCollection(Engine engine) {
        Callable<String> race = () -> {
            List<Integer> list = new ArrayList<>();
            Thread other = Threads.start(() -> list.add(1));
            list.add(2);
            other.join();
            return list.toString();
        };

        isNotVerified(engine, race, "without an order between them");
        assertThat(exhaustive(engine).explore(race).outcomes()).containsOnlyKeys("[1, 2]", "[2, 1]");
    }

    @OnEveryEngine
    void verifiesAnOrderedUseOfAPlainCollection(Engine engine) {
        verified(engine, () -> {
            List<Integer> list = new ArrayList<>();
            Thread other = Threads.start(() -> {
                synchronized (list) {
                    list.add(1);
                }
            });
            synchronized (list) {
                list.add(2);
            }
            other.join();
            return list.size();
        });
    }

    @OnEveryEngine
    void namesAStaticFieldThatIsNotPutBack(Engine engine) {
        isNotVerified(engine, () -> changed++ < 0, "VerdictTest.changed");
    }

    @OnEveryEngine
    void namesAnObjectThatIsOlderThanTheExecution(Engine engine) {
        int[] older = new int[1];

        isNotVerified(
                engine,
                () -> {
                    older[0] = 7;
                    return lostUpdate();
                },
                "older than the execution");
    }

    @OnEveryEngine
    void namesWhatOnlyTheFirstExecutionChanged(Engine engine) {
        AtomicBoolean prepared = new AtomicBoolean();

        isNotVerified(
                engine,
                () -> {
                    Thread other = Threads.start(() -> prepared.compareAndSet(false, true));
                    prepared.compareAndSet(false, true);
                    other.join();
                    return null;
                },
                "AtomicBoolean is older than the execution");
    }

    private static final Map<String, Integer> CACHE = new ConcurrentHashMap<>();

    @OnEveryEngine
    void namesACollectionThatIsOlderThanTheExecution(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Thread other = Threads.start(() -> CACHE.putIfAbsent("a", 1));
                    Integer before = CACHE.putIfAbsent("a", 2);
                    other.join();
                    return before;
                },
                "ConcurrentHashMap is older than the execution");
    }

    @OnEveryEngine
    void namesWhatItCantSee(Engine engine) throws NoSuchFieldException {
        Field value = Flag.class.getDeclaredField("value");

        isNotVerified(engine, () -> value.getInt(new Flag()), "Field.getInt()");
    }

    @OnEveryEngine
    void namesTheBoundOfPreemptions(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).preemptionBound(0).explore(VerdictTest::lostUpdate);

        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.outcomes()).containsOnlyKeys(2);
        assertThat(exploration.notes()).anyMatch(note -> note.contains("at most 0 preemptions"));
    }

    @OnEveryEngine
    void letsTimePassAtAnyMoment(Engine engine) {
        Callable<Boolean> inTime = () -> {
            CountDownLatch done = new CountDownLatch(1);
            Threads.start(done::countDown);
            return done.await(1, TimeUnit.SECONDS);
        };

        Exploration<Boolean> discrete = verified(engine, inTime);
        Exploration<Boolean> elastic = exhaustive(engine).timing(Timing.ELASTIC).explore(inTime);

        assertThat(discrete.outcomes()).containsOnlyKeys(true);
        assertThat(elastic.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(elastic.outcomes()).containsOnlyKeys(true, false);
    }

    private static int tooMuch() throws InterruptedException {
        AtomicInteger x = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(Threads.start(() -> {
                x.incrementAndGet();
                x.incrementAndGet();
                x.incrementAndGet();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return x.get();
    }

    @OnEveryEngine
    void estimatesWhatItCantFinish(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).maxExecutions(300).explore(VerdictTest::tooMuch);

        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.executions()).isEqualTo(300);
        assertThat(exploration.statistics().estimatedExecutions()).isGreaterThan(300);
    }

    @Tag("slow")
    @OnEveryEngine
    void samplesByDefaultWhatItCantFinish(Engine engine) {
        Exploration<Integer> exploration =
                Heddle.explorer().engine(engine).maxExecutions(300).explore(VerdictTest::tooMuch);

        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.executions()).isEqualTo(300);
        assertThat(exploration.notes()).anyMatch(note -> note.contains("portfolio"));
    }
}
