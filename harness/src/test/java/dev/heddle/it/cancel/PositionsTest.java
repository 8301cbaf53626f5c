package dev.heddle.it.cancel;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.cancel.Injected.injecting;
import static dev.heddle.it.cancel.Injected.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.VirtualClock;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At which moments a thread is interrupted: each one that makes a difference, once. */
class PositionsTest {

    /** Sleeps three times for a second, and tells in which sleep it was interrupted, and after how many seconds. */
    private static final Callable<String> THREE_SLEEPS = () -> {
        String[] seen = {"slept"};
        Thread sleeper = new Thread(() -> {
            for (int i = 1; i <= 3; i++) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException interrupted) {
                    seen[0] = "sleep " + i + " at "
                            + VirtualClock.current().elapsed().toSeconds();
                    return;
                }
            }
        });
        sleeper.start();
        sleeper.join();
        return seen[0];
    };

    private static final Callable<String> SLEEP = () -> {
        try {
            Thread.sleep(1_000);
            return "slept";
        } catch (InterruptedException interrupted) {
            return "interrupted at " + VirtualClock.current().elapsed().toSeconds();
        }
    };

    /**
     * Before the first sleep and during it; when it is over, as the thread goes on, and during the second one; and so on; when
     * the third is over; and none.
     */
    @OnEveryEngine
    void interruptsEachSleepWhileItLastsAndWhenItIsOver(Engine engine) {
        Exploration<String> exploration = verified(engine, THREE_SLEEPS);

        assertThat(exploration.outcomes().keySet())
                .containsExactlyInAnyOrder(
                        "slept",
                        "sleep 1 at 0",
                        "sleep 1 at 1",
                        "sleep 2 at 1",
                        "sleep 2 at 2",
                        "sleep 3 at 2",
                        "sleep 3 at 3");
        assertThat(exploration.executions()).isEqualTo(1 + 2 + 2 + 2 + 1);
    }

    @OnEveryEngine
    void replaysEachOfThemOnTheOtherEngine(Engine engine) {
        Map<String, Schedule> outcomes = verified(engine, THREE_SLEEPS).outcomes();

        outcomes.forEach((seen, schedule) -> {
            for (Engine other : Engines.available()) {
                Exploration<String> again =
                        Heddle.explorer().engine(other).replay(schedule).explore(THREE_SLEEPS);
                assertThat(again.failures()).isEmpty();
                assertThat(again.outcomes()).containsOnlyKeys(seen);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsAllByChance(Strategy strategy) {
        for (Engine engine : Engines.available()) {
            Explorer explorer = injecting(engine).strategy(strategy).maxExecutions(200);

            assertThat(explorer.explore(THREE_SLEEPS).outcomes()).hasSize(7);
        }
    }

    @OnEveryEngine
    void doesNotInterruptTheTestsOwnThread(Engine engine) {
        Exploration<String> exploration = injecting(engine).explore(SLEEP);

        assertThat(exploration.outcomes()).containsOnlyKeys("slept");
        assertThat(exploration.executions()).isEqualTo(1);
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.notes())
                .containsExactly("Nothing was cancelled: the test starts no thread, and names nothing with"
                        + " Heddle.cancellable.");
    }

    /** Before the sleep, during it, and when it is over; and not at all. */
    @OnEveryEngine
    void interruptsTheTestsOwnThreadIfItIsNamed(Engine engine) {
        String name = Thread.currentThread().getName();
        Exploration<String> exploration = verified(injecting(engine).cancelling(name), SLEEP);

        assertThat(exploration.outcomes()).containsOnlyKeys("slept", "interrupted at 0", "interrupted at 1");
        assertThat(exploration.executions()).isEqualTo(4);
    }

    @OnEveryEngine
    void interruptsThreadsByTheBeginningOfTheirNames(Engine engine) {
        Callable<String> test = () -> {
            String[] seen = {"", "", ""};
            Thread[] threads = new Thread[3];
            for (int i = 0; i < 3; i++) {
                int number = i;
                threads[i] = start(i == 2 ? "other" : "reader-" + i, () -> {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException interrupted) {
                        seen[number] = Thread.currentThread().getName();
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return String.join("", seen);
        };

        Exploration<String> some = verified(injecting(engine).cancelling("reader-*"), test);
        Exploration<String> others = verified(injecting(engine).cancelling("other", "reader-1"), test);

        assertThat(some.outcomes()).containsOnlyKeys("", "reader-0", "reader-1");
        assertThat(some.executions()).isEqualTo(1 + 2 * 3);
        assertThat(others.outcomes()).containsOnlyKeys("", "reader-1", "other");
    }

    /** Waits for a flag on a monitor, and tells how that ended. */
    private static final Callable<String> WAIT = () -> {
        Object monitor = new Object();
        boolean[] raised = new boolean[1];
        String[] seen = {""};
        Thread waiter = start(() -> {
            synchronized (monitor) {
                try {
                    while (!raised[0]) {
                        monitor.wait();
                    }
                    seen[0] = Thread.interrupted() ? "woken, and interrupted" : "woken";
                } catch (InterruptedException interrupted) {
                    seen[0] = "interrupted";
                }
            }
        });
        synchronized (monitor) {
            raised[0] = true;
            monitor.notify();
        }
        waiter.join();
        return seen[0];
    };

    /**
     * If the flag is raised first: before the waiter asks whether it was interrupted, or not at all. If the waiter comes first:
     * before its wait; in it, and it leaves before the flag is raised; in it, and it is notified then; when it has been notified,
     * before and after it goes on; or not at all.
     */
    @OnEveryEngine
    void interruptsAWaitOnAMonitorBeforeAndAfterItsNotification(Engine engine) {
        Exploration<String> exploration = verified(engine, WAIT);

        assertThat(exploration.outcomes()).containsOnlyKeys("woken", "woken, and interrupted", "interrupted");
        assertThat(exploration.executions()).isEqualTo(2 + 6);
    }

    @OnEveryThreadKind
    void interruptsThreadsOfAnyKind(Engine engine, ThreadKind kind) {
        Exploration<Boolean> exploration = injecting(engine).explore(() -> {
            boolean[] interrupted = new boolean[1];
            Thread sleeper = kind.start(() -> {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException expected) {
                    interrupted[0] = true;
                }
            });
            sleeper.join();
            return interrupted[0];
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(true, false);
        assertThat(exploration.executions()).isEqualTo(4);
    }

    @OnEveryEngine
    void saysSoIfNoThreadHasTheName(Engine engine) {
        Exploration<String> exploration =
                injecting(engine).cancelling("nobody", "no-*").explore(THREE_SLEEPS);

        assertThat(exploration.executions()).isEqualTo(1);
        assertThat(exploration.notes()).containsExactly("Nothing was cancelled: no thread is named nobody or no-*.");
    }
}
