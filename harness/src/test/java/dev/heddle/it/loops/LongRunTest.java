package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Executions that only take long are told from those that come to no end. */
class LongRunTest {

    private static final int STEPS = 2_000;

    private static String tooLong(Engine engine, ThrowingRunnable test) {
        Failure found = failure(on(engine).maxSteps(STEPS), test);
        assertThat(found.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(found.report()).contains("raise maxSteps, or make the test smaller");
        assertThat(found.summary()).startsWith("no end after 2000 steps: ");
        return found.summary().substring(found.summary().indexOf(": ") + 2);
    }

    private static final class Counter {
        int count;
        String text = "0";
    }

    @OnEveryEngine
    void counts(Engine engine) {
        String why = tooLong(engine, () -> {
            Counter counter = new Counter();
            while (counter.count < 10_000) {
                counter.count++;
            }
        });

        assertThat(why).isEqualTo("not the same state: LongRunTest.Counter.count goes from 0 to 666");
    }

    @OnEveryEngine
    void countsInTwoThreads(Engine engine) {
        String why = tooLong(engine, () -> {
            AtomicInteger sum = new AtomicInteger();
            Thread other = start("other", () -> {
                for (int i = 0; i < 5_000; i++) {
                    sum.incrementAndGet();
                }
            });
            for (int i = 0; i < 5_000; i++) {
                sum.incrementAndGet();
            }
            other.join();
        });

        assertThat(why).startsWith("not the same state: AtomicInteger#1 goes from 0 to 1,9");
    }

    @OnEveryEngine
    void fillsAnArray(Engine engine) {
        String why = tooLong(engine, () -> {
            int[] numbers = new int[10_000];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i;
            }
        });

        assertThat(why).matches("not the same state: it goes on from int\\[\\d+] to int\\[1\\d\\d\\d]");
    }

    @OnEveryEngine
    void goesThroughTexts(Engine engine) {
        String why = tooLong(engine, () -> {
            Counter counter = new Counter();
            while (counter.text.length() < 5) {
                counter.text = Integer.toString(Integer.parseInt(counter.text) + 1);
            }
        });

        assertThat(why).startsWith("not the same state: LongRunTest.Counter.text goes from \"0\" to \"");
    }

    @OnEveryEngine
    void handsNumbersOver(Engine engine) {
        String why = tooLong(engine, () -> {
            ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(3);
            Counter counter = new Counter();
            start("producer", () -> {
                for (int i = 0; i < 10_000; i++) {
                    queue.put(i);
                }
            });
            for (int i = 0; i < 10_000; i++) {
                counter.count += queue.take();
            }
        });

        assertThat(why).startsWith("not the same state: LongRunTest.Counter.count goes from 0 to ");
    }

    // What comes to an end

    private static void ends(Engine engine, ThrowingRunnable test) {
        for (Strategy strategy : Strategy.values()) {
            var exploration = on(engine)
                    .strategy(strategy)
                    .maxSteps(STEPS)
                    .maxExecutions(100)
                    .explore(test);
            assertThat(exploration.failures()).isEmpty();
        }
    }

    @OnEveryEngine
    void countsWithinTheLimit(Engine engine) {
        ends(engine, () -> {
            Counter counter = new Counter();
            while (counter.count < 600) {
                counter.count++;
            }
        });
    }

    @OnEveryEngine
    void waitsForAFlagThatIsSet(Engine engine) {
        ends(engine, () -> {
            AtomicInteger flag = new AtomicInteger();
            start(() -> flag.set(1));
            while (flag.get() == 0) {
                Thread.onSpinWait();
            }
        });
    }

    @OnEveryEngine
    void triesALockThatIsGivenBack(Engine engine) {
        ends(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            Thread owner = start(() -> {
                lock.lock();
                lock.unlock();
            });
            while (!lock.tryLock()) {
                Thread.yield();
            }
            lock.unlock();
            owner.join();
        });
    }

    @OnEveryEngine
    void sleepsUntilAFlagIsSet(Engine engine) {
        ends(engine, () -> {
            AtomicInteger flag = new AtomicInteger();
            start(() -> {
                Thread.sleep(100);
                flag.set(1);
            });
            while (flag.get() == 0) {
                Thread.sleep(10);
            }
        });
    }

    @OnEveryEngine
    void givesUpAfterSomeTries(Engine engine) {
        ends(engine, () -> {
            AtomicInteger flag = new AtomicInteger();
            for (int i = 0; i < 20 && flag.get() == 0; i++) {
                Thread.yield();
            }
        });
    }
}
