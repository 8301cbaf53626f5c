package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.bootstrap.ThreadControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Timer;
import java.util.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/** The code under test here is the JDK's: this class isn't woven itself. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "LockNotBeforeTry"})
class JdkWeavingTest {

    @Test
    void asksFirstBeforeItParks() {
        Controlled controlled = Controlled.run(() -> {
            LockSupport.park();
            LockSupport.park("blocker");
            LockSupport.parkNanos(5);
            LockSupport.parkNanos("blocker", 6);
            LockSupport.parkUntil(7);
            LockSupport.parkUntil("blocker", 8);
            LockSupport.unpark(Thread.currentThread());
            return 1;
        });

        assertThat(controlled.error()).isNull();
        assertThat(controlled.lines())
                .containsExactly(
                        "park for ever", "park for ever", "park 5", "park 6", "parkUntil 7", "parkUntil 8", "unpark");
    }

    @Test
    void asksFirstBeforeItLocks() {
        Controlled controlled = Controlled.run(() -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            lock.unlock();
            lock.lockInterruptibly();
            ReentrantReadWriteLock both = new ReentrantReadWriteLock();
            both.readLock().lock();
            both.readLock().unlock();
            both.writeLock().tryLock(9, TimeUnit.SECONDS);
            Semaphore semaphore = new Semaphore(5);
            semaphore.acquire(2);
            semaphore.tryAcquire(3, 4, TimeUnit.NANOSECONDS);
            new CountDownLatch(0).await();
            return lock.tryLock();
        });

        assertThat(controlled.value()).isEqualTo(true);
        assertThat(controlled.lines())
                .containsSubsequence(
                        "acquire 1",
                        "acquire 1 or interrupt",
                        "acquire 1",
                        "acquire 1 within 9000000000 or interrupt",
                        "acquire 2 or interrupt",
                        "acquire 3 within 4 or interrupt",
                        "acquire 1 or interrupt");
    }

    @Test
    void asksFirstAboutThreads() {
        Controlled controlled = Controlled.run(() -> {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.interrupt();
            thread.isInterrupted();
            thread.join();
            return thread.getName() + " " + thread.getState();
        });

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("Thread-4711 TIMED_WAITING");
        assertThat(controlled.lines())
                .containsSubsequence(
                        "threadName", "start", "interrupt", "isInterrupted", "join " + Long.MAX_VALUE, "state");
    }

    @Test
    void tellsTheTimeOfTheWorld() {
        Controlled controlled = Controlled.run(() -> Instant.now().getEpochSecond() + " " + new Date().getTime());

        assertThat(controlled.value()).isEqualTo("44 43");
    }

    @Test
    void tellsOfFailedTasks() {
        Controlled controlled = Controlled.run(() -> {
            new FutureTask<>((Callable<Object>) () -> {
                        throw new IllegalStateException("task");
                    })
                    .run();
            new CompletableFuture<String>()
                    .completeAsync(
                            () -> {
                                throw new IllegalStateException("future");
                            },
                            Runnable::run);
            return 1;
        });

        assertThat(controlled.error()).isNull();
        assertThat(controlled.lines()).contains("taskFailed task", "taskFailed future");
    }

    @Test
    void readsTheStaticsOfTheWorld() {
        Controlled controlled = Controlled.run(() -> {
            Executors.defaultThreadFactory();
            ForkJoinPool.commonPool();
            new ForkJoinPool(1).shutdown();
            new Timer(true).cancel();
            return new java.util.Random();
        });

        assertThat(controlled.error()).isNull();
        assertThat(controlled.lines())
                .contains("substitute 1", "substitute 4", "substitute 7", "substitute 8", "substitute 9");
    }

    @Test
    void recordsAccessesOnlyAfterACallThatCounts() {
        CopyOnWriteArrayList<String> list = new CopyOnWriteArrayList<>();

        Controlled quiet = Controlled.run(() -> list.add("a"));
        Controlled counting = Controlled.run(() -> {
            dev.heddle.internal.bootstrap.Hooks.current().mode = ThreadControl.CLOSED;
            return list.add("b");
        });

        assertThat(quiet.lines()).containsExactly("enter MONITOR_ENTER", "exit MONITOR_EXIT");
        assertThat(counting.lines())
                .startsWith("enter MONITOR_ENTER", "record READ CopyOnWriteArrayList.array")
                .endsWith("record WRITE CopyOnWriteArrayList.array", "exit MONITOR_EXIT");
        assertThat(list).containsExactly("a", "b");
    }

    @Test
    void modelsTheMonitorsOfCollectionsThatUsersLockToo() {
        List<Collection<String>> guarded = List.of(Collections.synchronizedList(new ArrayList<>()), new Vector<>());

        for (Collection<String> collection : guarded) {
            Controlled controlled = Controlled.run(() -> collection.add("a"));

            assertThat(controlled.value()).isEqualTo(true);
            assertThat(controlled.linesOf("enter", "exit")).containsExactly("enter MONITOR_ENTER", "exit MONITOR_EXIT");
            assertThat(controlled.monitorsHeld()).isZero();
        }
    }

    @Test
    void weavesTheWholeTable() {
        Diagnostics diagnostics = Installation.ensure().diagnostics();

        assertThat(diagnostics.unwoven()).isEmpty();
        assertThat(diagnostics.wovenJdkClasses()).isGreaterThan(150);
    }
}
