package dev.heddle.it.tasks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tasks that a full pool refuses. Those that use it well are explored within a bound: all orders of three tasks in a
 * pool are too many.
 */
class RefusedTaskTest {

    private static final int ENOUGH = 60;

    /** A thread, and room for one more task. */
    private static ThreadPoolExecutor pool(RejectedExecutionHandler policy) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), policy);
    }

    private static void end(ThreadPoolExecutor pool) throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.AbortPolicy.class, value = Aspect.MUST_FIND)
    void failWhereNobodyExpectsIt(Engine engine) {
        var failure = failure(engine, () -> {
            ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.AbortPolicy());
            try {
                for (int i = 0; i < 3; i++) {
                    pool.execute(() -> {});
                }
            } finally {
                end(pool);
            }
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.cause()).isInstanceOf(RejectedExecutionException.class);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.AbortPolicy.class, value = Aspect.MUST_NOT_FIND)
    void areDoneByWhoExpectsIt(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    AtomicInteger done = new AtomicInteger();
                    ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.AbortPolicy());
                    for (int i = 0; i < 3; i++) {
                        try {
                            pool.execute(done::incrementAndGet);
                        } catch (RejectedExecutionException full) {
                            done.incrementAndGet();
                        }
                    }
                    end(pool);
                    return done.get();
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.DiscardPolicy.class, value = Aspect.MUST_FIND)
    void areLostAndTheirFuturesNeverComplete(Engine engine) {
        var failure = failure(engine, () -> {
            ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.DiscardPolicy());
            Future<?> last = pool.submit(() -> 1);
            for (int i = 0; i < 2; i++) {
                last = pool.submit(() -> 1);
            }
            last.get();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.DiscardPolicy.class, value = Aspect.MUST_NOT_FIND)
    void areNoneWhileThereIsRoom(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.DiscardPolicy());
                    int sum = pool.submit(() -> 1).get();
                    Future<Integer> second = pool.submit(() -> 2);
                    sum += second.get();
                    end(pool);
                    return sum;
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.DiscardOldestPolicy.class, value = Aspect.MUST_FIND)
    void pushOutTheOldestWhoseFutureNeverCompletes(Engine engine) {
        var failure = failure(engine, () -> {
            ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.DiscardOldestPolicy());
            pool.execute(() -> {});
            Future<?> second = pool.submit(() -> 1);
            pool.execute(() -> {});
            second.get();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.DiscardOldestPolicy.class, value = Aspect.MUST_NOT_FIND)
    void makeRoomForTheNewest(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    int[] shown = new int[1];
                    ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.DiscardOldestPolicy());
                    for (int i = 1; i <= 3; i++) {
                        int now = i;
                        pool.execute(() -> shown[0] = now);
                    }
                    end(pool);
                    return shown[0];
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.CallerRunsPolicy.class, value = Aspect.MUST_FIND)
    void blockTheCallerWithTheLockThatItHolds(Engine engine) {
        var failure = failure(engine, () -> callerRuns(new Object(), Holding.THE_LOCK));

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.CallerRunsPolicy.class, value = Aspect.MUST_NOT_FIND)
    void mayBeRunByACallerWithoutALock(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> callerRuns(new Object(), Holding.NOTHING)))
                .containsExactly(3);
    }

    private enum Holding {
        THE_LOCK,
        NOTHING
    }

    /** Two tasks that need the lock, and a third that waits for the first. */
    private static int callerRuns(Object lock, Holding holding) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.CallerRunsPolicy());
        if (holding == Holding.THE_LOCK) {
            synchronized (lock) {
                submitThree(pool, lock, done);
            }
        } else {
            submitThree(pool, lock, done);
        }
        end(pool);
        return done.get();
    }

    private static void submitThree(ThreadPoolExecutor pool, Object lock, AtomicInteger done) {
        Runnable locking = () -> {
            synchronized (lock) {
                done.incrementAndGet();
            }
        };
        Future<?> first = pool.submit(locking);
        pool.execute(locking);
        pool.submit(() -> {
            first.get();
            return done.incrementAndGet();
        });
    }
}
