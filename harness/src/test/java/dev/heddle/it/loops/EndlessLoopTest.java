package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** What is said of executions that come to no end, since the same comes again and again. */
class EndlessLoopTest {

    private static final int STEPS = 1_000;

    private static Failure endless(Engine engine, ThrowingRunnable test) {
        Failure found = failure(on(engine).maxSteps(STEPS), test);
        assertThat(found.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(found.summary()).startsWith("no end after 1000 steps: ");
        for (Strategy strategy : Strategy.values()) {
            assertThat(on(engine)
                            .maxSteps(STEPS)
                            .strategy(strategy)
                            .explore(test)
                            .failures())
                    .singleElement()
                    .satisfies(other -> assertThat(why(other)).isEqualTo(why(found)));
        }
        return found;
    }

    /** In so many executions, all of which come to no end. */
    private static void exhausted(Engine engine, int executions, ThrowingRunnable test) {
        var all = on(engine)
                .maxSteps(STEPS)
                .strategy(Strategy.EXHAUSTIVE)
                .onFailure(OnFailure.CONTINUE)
                .explore(test);
        assertThat(all.failures()).extracting(Failure::kind).containsOnly(FailureKind.LIVELOCK);
        assertThat(all.executions()).isEqualTo(executions);
    }

    private static String why(Failure failure) {
        return failure.summary().substring(failure.summary().indexOf(": ") + 2);
    }

    private static String factsOf(Failure failure) {
        return failure.report()
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isEmpty() && !line.startsWith("  replay"))
                .map(line -> line.strip().replaceAll(" +", " ").replaceAll("\\.java:\\d+(-\\d+)?", ""))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static final class Flag {
        volatile boolean up;
        volatile boolean down;
        volatile int count;
    }

    // What nobody changes

    @OnEveryEngine
    void readsAFlagThatNobodySets(Engine engine) {
        ThrowingRunnable test = () -> {
            Flag flag = new Flag();
            while (!flag.up) {
                Thread.onSpinWait();
            }
        };
        Failure found = endless(engine, test);

        assertThat(why(found))
                .isEqualTo("main goes round a loop that reads EndlessLoopTest.Flag.up, which nobody changes");
        assertThat(factsOf(found)).isEqualTo("""
                main goes round EndlessLoopTest
                reads EndlessLoopTest.Flag.up finds false EndlessLoopTest
                written by nobody
                next step see to it that a thread changes what the loop waits for, or give the loop an end
                """);
        assertThat(found.cause().getStackTrace()[0].getMethodName()).contains("readsAFlagThatNobodySets");
        exhausted(engine, 1, test);
    }

    @OnEveryEngine
    void readsAnAtomicVariableWithoutAHint(Engine engine) {
        ThrowingRunnable test = () -> {
            AtomicBoolean flag = new AtomicBoolean();
            boolean seen = false;
            while (!seen) {
                seen = flag.get();
            }
        };

        assertThat(why(endless(engine, test)))
                .isEqualTo("main goes round a loop that reads AtomicBoolean#1, which nobody changes");
        exhausted(engine, 1, test);
    }

    @OnEveryEngine
    void readsAFlagThatWasTakenBack(Engine engine) {
        Failure found = endless(engine, () -> {
            Flag flag = new Flag();
            Thread setter = start("setter", () -> {
                flag.up = true;
                flag.up = false;
            });
            setter.join();
            while (!flag.up) {
                Thread.yield();
            }
        });

        assertThat(why(found))
                .isEqualTo("main goes round a loop that reads EndlessLoopTest.Flag.up, which nobody changes any more");
        assertThat(factsOf(found)).containsPattern("written by setter last in step \\d+ EndlessLoopTest");
    }

    @OnEveryEngine
    void twoThreadsWaitForEachOthersFlags(Engine engine) {
        ThrowingRunnable test = () -> {
            Flag flag = new Flag();
            Thread other = start("other", () -> {
                while (!flag.up) {
                    Thread.onSpinWait();
                }
                flag.down = true;
            });
            while (!flag.down) {
                Thread.onSpinWait();
            }
            flag.up = true;
            other.join();
        };

        assertThat(why(endless(engine, test)))
                .isEqualTo("main and other go round loops that read EndlessLoopTest.Flag.down and"
                        + " EndlessLoopTest.Flag.up, which nobody changes");
        exhausted(engine, 1, test);
    }

    @OnEveryEngine
    void sleepsBetweenItsLooks(Engine engine) {
        Failure found = endless(engine, () -> {
            Flag flag = new Flag();
            while (!flag.up) {
                Thread.sleep(10);
            }
        });

        assertThat(why(found))
                .isEqualTo("main goes round a loop that reads EndlessLoopTest.Flag.up, which nobody changes");
    }

    @OnEveryEngine
    void looksWithinAMonitor(Engine engine) {
        Failure found = endless(engine, () -> {
            int[] sum = new int[1];
            Thread other = start("other", () -> lookFor(sum));
            lookFor(sum);
            other.join();
        });

        assertThat(why(found)).isEqualTo("main and other go round loops that read int[0], which nobody changes");
    }

    private static void lookFor(int[] sum) {
        while (true) {
            synchronized (sum) {
                if (sum[0] > 0) {
                    return;
                }
            }
            Thread.yield();
        }
    }

    @OnEveryEngine
    void expectsWhatIsNotThere(Engine engine) {
        Failure found = endless(engine, () -> {
            AtomicInteger number = new AtomicInteger();
            while (!number.compareAndSet(1, 2)) {
                Thread.yield();
            }
        });

        assertThat(why(found)).isEqualTo("main goes round a loop that reads AtomicInteger#1, which nobody changes");
    }

    @OnEveryEngine
    void triesALockThatIsNeverGivenBack(Engine engine) {
        Failure found = endless(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            start("owner", lock::lock).join();
            while (!lock.tryLock()) {
                Thread.yield();
            }
        });

        assertThat(why(found))
                .isEqualTo("main goes round a loop that reads ReentrantLock#1, which nobody changes any more");
        assertThat(factsOf(found)).contains("written by owner last in step");
    }

    @OnEveryEngine
    void aSleeperMayChangeItLater(Engine engine) {
        Failure found = failure(on(engine).maxSteps(10_000), () -> {
            Flag flag = new Flag();
            start("sleeper", () -> {
                Thread.sleep(10);
                flag.up = true;
            });
            while (!flag.up) {
                flag.down = false;
            }
        });

        assertThat(why(found))
                .isEqualTo("main goes round a loop that reads EndlessLoopTest.Flag.up, which did not change in the last"
                        + " 7,500 steps");
    }

    // What others undo

    private static final class Spoon {
        volatile int owner;
        final boolean[] hungry = {true, true};

        void eat(int me) {
            int other = 1 - me;
            while (hungry[me]) {
                if (owner != me) {
                    Thread.yield();
                } else if (hungry[other]) {
                    owner = other;
                } else {
                    hungry[me] = false;
                }
            }
        }
    }

    @OnEveryEngine
    void twoAreTooPolite(Engine engine) {
        Failure found = endless(engine, () -> {
            Spoon spoon = new Spoon();
            Thread wife = start("wife", () -> spoon.eat(1));
            spoon.eat(0);
            wife.join();
        });

        assertThat(why(found))
                .startsWith("main and wife keep each other from going on: the same comes again and again at ");
        assertThat(factsOf(found))
                .contains("reads EndlessLoopTest.Spoon.owner finds 0 or 1 EndlessLoopTest")
                .contains("written by wife again and again")
                .contains("written by main again and again")
                .contains("next step let one of them go first");
    }

    @OnEveryEngine
    void twoGiveTheirLocksBackForEachOther(Engine engine) {
        Failure found = endless(engine, () -> {
            ReentrantLock a = new ReentrantLock();
            ReentrantLock b = new ReentrantLock();
            CyclicBarrier inStep = new CyclicBarrier(2);
            Thread other = start("other", () -> takeBoth(b, a, inStep));
            takeBoth(a, b, inStep);
            other.join();
        });

        assertThat(why(found)).startsWith("main and other keep each other from going on");
        assertThat(factsOf(found)).contains("reads ReentrantLock#");
    }

    private static void takeBoth(ReentrantLock mine, ReentrantLock other, CyclicBarrier inStep) throws Exception {
        while (true) {
            mine.lock();
            inStep.await();
            boolean both = other.tryLock();
            inStep.await();
            mine.unlock();
            if (both) {
                return;
            }
        }
    }

    @OnEveryEngine
    void oneWantsOnAndTheOtherOff(Engine engine) {
        Failure found = endless(engine, () -> {
            Flag flag = new Flag();
            Thread off = start("off", () -> {
                while (flag.up || !flag.down) {
                    flag.up = false;
                    Thread.yield();
                }
            });
            while (!flag.up || !flag.down) {
                flag.up = true;
                Thread.yield();
            }
            off.join();
        });

        assertThat(why(found)).startsWith("main and off keep each other from going on");
    }

    @OnEveryEngine
    void twoPassATurnOn(Engine engine) {
        Failure found = endless(engine, () -> {
            AtomicInteger turn = new AtomicInteger();
            start("other", () -> pass(turn, 1));
            pass(turn, 0);
        });

        assertThat(why(found))
                .isEqualTo("main and other keep each other from going on: the same comes again and again at"
                        + " AtomicInteger#1");
    }

    @OnEveryEngine
    void saysWhoHadNoTurn(Engine engine) {
        Failure found = failure(on(engine).maxSteps(300), () -> {
            Flag flag = new Flag();
            Thread setter = start("setter", () -> flag.up = true);
            while (!flag.up) {
                flag.down = false;
            }
            setter.join();
        });

        assertThat(found.summary())
                .isEqualTo(
                        "no end after 300 steps: main goes round a loop that reads EndlessLoopTest.Flag.up, which did"
                                + " not change in the last 225 steps, in which setter had no turn");
    }

    private static void pass(AtomicInteger turn, int me) {
        while (turn.get() < 2) {
            if (turn.get() == me) {
                turn.set(1 - me);
            } else {
                Thread.yield();
            }
        }
    }

    @OnEveryEngine
    void oneTakesBackWhatTheOtherSets(Engine engine) {
        Failure found = endless(engine, () -> {
            AtomicInteger state = new AtomicInteger();
            Thread other = start("other", () -> {
                while (state.get() < 2) {
                    Thread.yield();
                    state.compareAndSet(1, 0);
                }
            });
            while (state.get() < 2) {
                Thread.yield();
                state.compareAndSet(0, 1);
            }
            other.join();
        });

        assertThat(why(found)).startsWith("main and other keep each other from going on");
    }
}
