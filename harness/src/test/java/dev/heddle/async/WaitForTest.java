package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

/** Waits for one thing, for so long at most. */
class WaitForTest {

    private static Task<String> slowToClean(Log log) {
        return Async.createTask("slow", () -> {
            try {
                Log.waitForEver();
                return "not here";
            } finally {
                Async.yieldNow();
                Async.sleep(Log.millis(1));
                log.add("cleaned up");
            }
        });
    }

    @InEveryForm
    void returnsWhatIsDoneInTime(Form form) throws Throwable {
        form.run(() -> {
            assertThat(Async.waitFor(Log.LONG, () -> {
                        Async.yieldNow();
                        return "in time";
                    }))
                    .isEqualTo("in time");
            Task<String> task = Async.createTask(() -> "task");
            assertThat(Async.waitFor(Log.LONG, task)).isEqualTo("task");
            assertThat(Async.waitFor(Log.LONG, Async.coroutine(() -> "coroutine")))
                    .isEqualTo("coroutine");
        });
    }

    @InEveryForm
    void throwsWhatFailsInTime(Form form) throws Throwable {
        form.run(() -> {
            IOException exception = new IOException();
            assertThatThrownBy(() -> Async.waitFor(Log.LONG, () -> {
                        throw exception;
                    }))
                    .isSameAs(exception);
        });
    }

    @InEveryForm
    void cancelsCodeThatTakesTooLong(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            assertThatThrownBy(() -> Async.waitFor(Log.millis(1), () -> {
                        try {
                            Log.waitForEver();
                        } catch (CancelledException e) {
                            log.add("cancelled");
                            throw e;
                        }
                    }))
                    .isInstanceOf(TimedOutException.class)
                    .hasCauseInstanceOf(CancelledException.class);
            assertThat(Async.currentTask().cancelling()).isZero();
            log.is("cancelled");
        });
    }

    @InEveryForm
    void endsAfterTheCleanupOfATaskThatTakesTooLong(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> slow = slowToClean(log);
            assertThatThrownBy(() -> Async.waitFor(Log.millis(1), slow)).isInstanceOf(TimedOutException.class);
            assertThat(slow.cancelled()).isTrue();
            log.is("cleaned up");
        });
    }

    @InEveryForm
    void returnsWhatATaskReturnsThoughItWasCancelled(Form form) throws Throwable {
        form.run(() -> {
            Task<String> stubborn = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                    return "not here";
                } catch (CancelledException e) {
                    return "late, but here";
                }
            });
            assertThat(Async.waitFor(Log.millis(1), stubborn)).isEqualTo("late, but here");
        });
    }

    @InEveryForm
    void doesNotLoseAResultThatIsReadyInTheSameTurn(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            EventLoop.current().callLater(Log.millis(0), () -> future.setResult("ready"));
            assertThat(Async.waitFor(Log.millis(0), future)).isEqualTo("ready");
        });
    }

    @InEveryForm
    void doesNotLoseACancelFromOutsideInTheTurnOfTheResult(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Task<String> task = Async.createTask(() -> Async.waitFor(Log.LONG, future));
            Async.yieldNow();
            future.setResult("ready");
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
        });
    }

    @InEveryForm
    void doesNotLoseACancelFromOutsideInTheTurnOfTheTimeout(Form form) throws Throwable {
        form.run(() -> {
            Task<?>[] task = {null};
            task[0] = Async.createTask(() -> Async.waitFor(Log.millis(0), () -> {
                EventLoop.current().callLater(Log.millis(0), () -> task[0].cancel());
                Log.waitForEver();
            }));
            assertThatThrownBy(task[0]::await).isInstanceOf(CancelledException.class);
        });
    }

    @InEveryForm
    void cancelledCancelsTheTaskAndWaitsForIt(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> slow = slowToClean(log);
            Task<String> waiter = Async.createTask(() -> Async.waitFor(Log.LONG, slow));
            Async.yieldNow();
            waiter.cancel();
            assertThatThrownBy(waiter::await).isInstanceOf(CancelledException.class);
            log.is("cleaned up");
        });
    }

    @InEveryForm
    void withinAnotherLeavesTheOuterOneItsTime(Form form) throws Throwable {
        form.run(() -> assertThat(Async.waitFor(Log.LONG, () -> {
                    assertThatThrownBy(() -> Async.waitFor(Log.millis(1), Log::waitForEver))
                            .isInstanceOf(TimedOutException.class);
                    return "outer goes on";
                }))
                .isEqualTo("outer goes on"));
    }
}
