package dev.heddle.it.exhaustive;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.lostUpdate;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static dev.heddle.it.exhaustive.Exhaustive.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive.Flag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** What an exhaustive exploration says of a test. */
class VerdictTest {

    @OnEveryEngine
    void verifiesWhatDoesNotFail(Engine engine) {
        Exploration<Integer> exploration = verified(engine, Exhaustive::lostUpdate);

        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
        assertThat(exploration.executions()).isEqualTo(4);
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.statistics().estimatedExecutions()).isEqualTo(4);
    }

    @OnEveryEngine
    void takesItByDefaultWhereItEndsInTime(Engine engine) {
        Exploration<Integer> exploration = Heddle.explorer().engine(engine).explore(Exhaustive::lostUpdate);

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

    /** The change that makes a comparison fail is what the loop would wait for. */
    @OnEveryEngine
    void endsLoopsThatTryAgainWithWhatTheyRead(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            AtomicInteger count = new AtomicInteger();
            Runnable increment = () -> {
                while (true) {
                    int before = count.get();
                    if (count.compareAndSet(before, before + 1)) {
                        return;
                    }
                    Thread.onSpinWait();
                }
            };
            Thread a = Threads.start(increment::run);
            Thread b = Threads.start(increment::run);
            increment.run();
            a.join();
            b.join();
            return count.get();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(3);
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
    void letsTimePassAtAnyMoment(Engine engine) {
        Callable<Boolean> inTime = () -> {
            CountDownLatch done = new CountDownLatch(1);
            Threads.start(done::countDown);
            return done.await(1, TimeUnit.SECONDS);
        };

        Exploration<Boolean> discrete = verified(engine, inTime);
        Exploration<Boolean> elastic = exhaustive(engine).timing(Timing.ELASTIC).explore(inTime);

        assertThat(discrete.outcomes()).containsOnlyKeys(true);
        assertThat(elastic.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(elastic.notes()).singleElement().asString().contains("differ in nothing but deadlines");
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

    /** However short the time is: a test that passes has been run. */
    @OnEveryEngine
    void countsTheFirstExecutionOfATestThatOutlastsItsBudget(Engine engine) {
        for (Strategy strategy : Strategy.values()) {
            Exploration<Integer> exploration = Heddle.explorer()
                    .engine(engine)
                    .strategy(strategy)
                    .budget(Duration.ofNanos(1))
                    .explore(Exhaustive::lostUpdate);

            assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(exploration.executions()).isEqualTo(1);
            assertThat(exploration.outcomes()).containsOnlyKeys(2);
        }
    }
}
