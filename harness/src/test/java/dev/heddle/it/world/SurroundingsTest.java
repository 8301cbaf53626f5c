package dev.heddle.it.world;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Where an exploration can be asked for. */
class SurroundingsTest {

    private static Set<Integer> lostUpdate(Engine engine) {
        return outcomes(on(engine).maxExecutions(200), () -> {
            int[] cell = new int[1];
            together(() -> cell[0]++, () -> cell[0]++);
            return cell[0];
        });
    }

    @OnEveryEngine
    void areAlsoOtherThreadsAtTheSameTime(Engine engine) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Set<Integer>>> found = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            found.add(pool.submit(() -> lostUpdate(engine)));
        }

        for (Future<Set<Integer>> one : found) {
            assertThat(one.get()).containsExactlyInAnyOrder(1, 2);
        }
        pool.shutdown();
    }

    @OnEveryThreadKind
    void areAnyKindOfThread(Engine engine, ThreadKind kind) throws Exception {
        ExecutorService executor = kind.executor();

        Future<Set<Integer>> found = executor.submit(() -> lostUpdate(engine));

        assertThat(found.get()).containsExactlyInAnyOrder(1, 2);
        executor.shutdown();
    }

    private static final class Worker extends Thread {

        private int result;

        @Override
        public void run() {
            result = 3;
        }
    }

    private static final class Slow {

        private static final int VALUE;

        static {
            Worker worker = new Worker();
            worker.start();
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new ExceptionInInitializerError(e);
            }
            VALUE = worker.result;
        }
    }

    /** A continuation can't be suspended in a class initialiser; threads can. */
    @Test
    void mayContainAClassInitialiserThatWaits() {
        Exploration<Integer> exploration = Heddle.explorer().maxExecutions(20).explore(() -> Slow.VALUE);

        assertThat(exploration.outcomes()).containsOnlyKeys(3);
        assertThat(exploration.statistics().engine()).isIn(Engines.available());
    }

    @OnEveryEngine
    void mayContainReflectionAndProxies(Engine engine) {
        int value = constant(engine, () -> {
            int[] cell = new int[1];
            Runnable runnable = (Runnable) java.lang.reflect.Proxy.newProxyInstance(
                    SurroundingsTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, method, args) -> {
                        synchronized (cell) {
                            cell[0]++;
                        }
                        return null;
                    });
            Thread thread = new Thread(runnable);
            thread.start();
            Runnable.class.getMethod("run").invoke(runnable);
            thread.join();
            return cell[0];
        });

        assertThat(value).isEqualTo(2);
    }
}
