package dev.heddle.it.collections;

import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that have an order among their calls of a plain collection: a call is one operation, and nothing is lost. */
class GuardedCollectionsTest {

    private static void isVerified(Engine engine, int executions, Callable<?> test) {
        Exploration<?> exploration =
                Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(test);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).isEqualTo(executions);
    }

    @OnEveryEngine
    void byAMonitor(Engine engine) {
        isVerified(engine, 2, () -> {
            Map<String, Integer> map = new HashMap<>();
            together(
                    () -> {
                        synchronized (map) {
                            map.merge("a", 1, Integer::sum);
                        }
                    },
                    () -> {
                        synchronized (map) {
                            map.merge("a", 1, Integer::sum);
                        }
                    });
            assertThat(map).containsEntry("a", 2);
            return null;
        });
    }

    @OnEveryEngine
    void byALock(Engine engine) {
        isVerified(engine, 2, () -> {
            ReentrantLock lock = new ReentrantLock();
            List<Integer> list = new ArrayList<>();
            together(() -> add(lock, list, 1), () -> add(lock, list, 2));
            assertThat(list).containsExactlyInAnyOrder(1, 2);
            return null;
        });
    }

    private static void add(ReentrantLock lock, List<Integer> list, int item) {
        lock.lock();
        try {
            list.add(item);
        } finally {
            lock.unlock();
        }
    }

    @OnEveryEngine
    void byAWrapper(Engine engine) {
        isVerified(engine, 2, () -> {
            List<Integer> list = Collections.synchronizedList(new ArrayList<>());
            together(() -> list.add(1), () -> list.add(2));
            assertThat(list).containsExactlyInAnyOrder(1, 2);
            return null;
        });
    }

    @OnEveryEngine
    void byHandingThemOver(Engine engine) {
        isVerified(engine, 2, () -> {
            BlockingQueue<List<Integer>> mailbox = new LinkedBlockingQueue<>();
            List<Integer> list = new ArrayList<>();
            together(
                    () -> {
                        list.add(1);
                        mailbox.put(list);
                    },
                    () -> {
                        List<Integer> taken = mailbox.take();
                        taken.add(2);
                    });
            assertThat(list).containsExactly(1, 2);
            return null;
        });
    }

    @OnEveryEngine
    void byTheEndOfAThread(Engine engine) {
        isVerified(engine, 1, () -> {
            List<Integer> list = new ArrayList<>();
            together(() -> list.add(1));
            together(() -> list.add(2));
            assertThat(list).containsExactly(1, 2);
            return null;
        });
    }

    /** An append is no operation while nobody else uses the builder. */
    @OnEveryEngine
    void byTheEndOfAThreadForABuilder(Engine engine) {
        Exploration<String> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() -> {
                    StringBuilder text = new StringBuilder();
                    together(() -> text.append('a'));
                    together(() -> text.append('b'));
                    return text.toString();
                });

        assertThat(exploration.outcomes()).containsOnlyKeys("ab");
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).isEqualTo(1);
        assertThat(exploration.notes())
                .containsExactly("Two threads use a StringBuilder, so what its calls do is explored access by access.");
    }
}
