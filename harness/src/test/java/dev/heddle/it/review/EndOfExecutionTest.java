package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.ForeignProgramSchedule;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What an execution leaves behind. */
class EndOfExecutionTest {

    private static int registered;
    private static volatile int value;

    private static synchronized int register(int difference) {
        registered += difference;
        return registered;
    }

    @OnEveryEngine
    void aThreadThatIsEndedEntersFreeMonitorsInItsFinallyBlocks(Engine engine) {
        registered = 0;

        int seen = Explorations.constant(engine, () -> {
            Threads.startDaemon(() -> {
                register(1);
                try {
                    LockSupport.park();
                } finally {
                    value++;
                    register(-1);
                }
            });
            Heddle.awaitIdle();
            return register(0);
        });

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void threadsThatCatchEverythingDoNotUseUpTheThreadsOfTheOperatingSystem() {
        int before = carriers().size();

        Exploration<Void> exploration = Explorations.on(Engine.THREAD).explore(() -> {
            BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
            Threads.startDaemon(() -> workForEver(tasks));
            CountDownLatch done = new CountDownLatch(1);
            tasks.put(done::countDown);
            done.await();
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.notes()).anyMatch(note -> note.contains("ended early"));
        assertThat(carriers().size() - before).isLessThan(200);
    }

    @SuppressWarnings({"InfiniteLoopStatement", "CatchAndPrintStackTrace"})
    private static void workForEver(BlockingQueue<Runnable> tasks) {
        while (true) {
            try {
                tasks.take().run();
            } catch (Throwable ignored) {
                value++;
            }
        }
    }

    @Test
    void anExplorationThatIsRefusedLeavesNoThreads() throws InterruptedException {
        Schedule schedule = Explorations.on(Engine.THREAD)
                .explore(() -> {
                    Threads.together(() -> value = 1);
                    throw new AssertionError();
                })
                .failures()
                .get(0)
                .schedule();
        List<Thread> before = carriers();

        assertThatThrownBy(() -> Explorations.on(Engine.THREAD)
                        .replay(schedule)
                        .explore(() -> Threads.together(() -> value++, () -> value++)))
                .isInstanceOf(ForeignProgramSchedule.class);

        for (Thread carrier : carriers()) {
            if (!before.contains(carrier)) {
                carrier.join(5_000);
                assertThat(carrier.isAlive()).isFalse();
            }
        }
    }

    private static List<Thread> carriers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("heddle-"))
                .toList();
    }
}
