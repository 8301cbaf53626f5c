package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Blocking code in other threads. */
class ThreadsTest {

    @InEveryForm
    void runsInAnotherThreadWhileTasksGoOn(Form form) throws Throwable {
        form.run(() -> {
            CountDownLatch latch = new CountDownLatch(1);
            Task<String> task = Async.createTask(() -> Async.toThread(() -> {
                latch.await();
                return Thread.currentThread().getName();
            }));
            Async.yieldNow();
            Async.yieldNow();
            latch.countDown();
            assertThat(task.await()).isEqualTo("to-thread");
        });
    }

    @InEveryForm
    void throwsWhatTheCodeThrows(Form form) throws Throwable {
        form.run(() -> {
            IOException exception = new IOException();
            assertThatThrownBy(() -> Async.toThread(() -> {
                        throw exception;
                    }))
                    .isSameAs(exception);
        });
    }

    @InEveryForm
    void seesTheContextVariablesOfTheTask(Form form) throws Throwable {
        form.run(() -> {
            ContextVar<String> variable = ContextVar.of("variable");
            variable.set("of the task");
            assertThat(Async.toThread(() -> {
                        String seen = variable.get();
                        variable.set("of the thread");
                        return seen;
                    }))
                    .isEqualTo("of the task");
            assertThat(variable.get()).isEqualTo("of the task");
        });
    }

    /** The interrupt comes before it waits, or when it does. */
    @InEveryForm
    void interruptsTheThreadOfACancelledTaskAndWaitsForItAtTheEnd(Form form) throws Throwable {
        form.runPlainly(2, () -> {
            Log log = new Log();
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch never = new CountDownLatch(1);
            Async.run(() -> {
                Task<?> task = Async.createTask(() -> Async.toThread(() -> {
                    try {
                        started.countDown();
                        never.await();
                    } catch (InterruptedException e) {
                        log.add("interrupted");
                    }
                }));
                Async.toThread(() -> started.await());
                task.cancel();
                assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            });
            log.is("interrupted");
        });
    }

    /** The shutdown finds the thread of the pool at one of four places of its way back to its queue. */
    @InEveryForm
    void runsInThreadsOfAnExecutor(Form form) throws Throwable {
        form.run(4, () -> {
            ExecutorService pool = Executors.newSingleThreadExecutor(job -> new Thread(job, "pooled"));
            EventLoop loop = EventLoop.current();
            assertThat(loop.runInExecutor(pool, () -> Thread.currentThread().getName())
                            .await())
                    .isEqualTo("pooled");
            pool.shutdown();
            assertThatThrownBy(() -> loop.runInExecutor(pool, () -> "late"))
                    .isInstanceOf(RejectedExecutionException.class);
        });
    }

    @InEveryForm
    void runsInTheSameThreadIfTheExecutorDoesSo(Form form) throws Throwable {
        form.run(() -> {
            Thread thread = Thread.currentThread();
            AsyncFuture<Thread> future = EventLoop.current().runInExecutor(Runnable::run, Thread::currentThread);
            assertThat(future.await()).isSameAs(thread);
        });
    }
}
