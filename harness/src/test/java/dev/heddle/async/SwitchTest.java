package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Tasks run by turns, and switch only where they await. */
class SwitchTest {

    private static void yieldTwice(Log log, String name) {
        for (int i = 0; i < 3; i++) {
            log.add(name + i);
            if (i < 2) {
                Async.yieldNow();
            }
        }
    }

    @InEveryForm
    void twoTasksThatYieldToEachOtherRunInOneOrder(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> one = Async.createTask(() -> yieldTwice(log, "a"));
            Task<?> two = Async.createTask(() -> yieldTwice(log, "b"));
            log.add("made");
            one.await();
            two.await();
            log.is("made", "a0", "b0", "a1", "b1", "a2", "b2");
        });
    }

    @InEveryForm
    void nothingRunsBetweenTwoAwaits(Form form) throws Throwable {
        form.run(() -> {
            int[] count = {0};
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(Async.createTask(() -> {
                    int seen = count[0];
                    for (int turn = 0; turn < 3; turn++) {
                        seen = count[0];
                    }
                    count[0] = seen + 1;
                }));
            }
            Async.wait(tasks);
            assertThat(count[0]).isEqualTo(3);
        });
    }

    @InEveryForm
    void aTaskThatSleepsLetsOthersRun(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Async.createTask(() -> {
                Async.sleep(Log.millis(1));
                log.add("slept shortly");
            });
            Task<?> sleeper = Async.createTask(() -> {
                Async.sleep(Log.millis(2));
                log.add("slept long");
            });
            Async.createTask(() -> log.add("ran"));
            sleeper.await();
            log.is("ran", "slept shortly", "slept long");
        });
    }

    @InEveryForm
    void aTaskMayWaitDeepInItsCalls(Form form) throws Throwable {
        form.run(() -> {
            Task<Integer> task = Async.createTask(() -> depth(20));
            assertThat(task.await()).isEqualTo(20);
        });
    }

    private static int depth(int left) {
        if (left == 0) {
            Async.yieldNow();
            return 0;
        }
        return 1 + depth(left - 1);
    }

    @InEveryForm
    void aTaskMayWaitWithAMonitorHeld(Form form) throws Throwable {
        form.run(() -> {
            Object monitor = new Object();
            Task<Boolean> task = Async.createTask(() -> {
                synchronized (monitor) {
                    Async.yieldNow();
                    return Thread.holdsLock(monitor);
                }
            });
            assertThat(task.await()).isTrue();
        });
    }

    @InEveryForm
    void eachTaskHasThreadLocalsOfItsOwn(Form form) throws Throwable {
        form.run(() -> {
            ThreadLocal<String> own = new ThreadLocal<>();
            List<Task<String>> tasks = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                tasks.add(Async.createTask(name, () -> {
                    own.set(name);
                    Async.yieldNow();
                    return own.get();
                }));
            }
            assertThat(Async.gather(tasks).await()).containsExactly("a", "b");
        });
    }
}
