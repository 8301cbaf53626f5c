package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cancel is a counted request, which a task gets where it awaits. */
class CancelTest {

    @InEveryForm
    void isThrownWhereTheTaskAwaits(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                } finally {
                    log.add("cleaned up");
                }
            });
            Async.yieldNow();
            assertThat(task.cancel("enough")).isTrue();
            assertThat(task.cancelled()).isFalse();
            assertThatThrownBy(task::await)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("enough");
            assertThat(task.cancelled()).isTrue();
            assertThat(task.cancel()).isFalse();
            log.is("cleaned up");
        });
    }

    @InEveryForm
    void isThrownWhereTheTaskYields(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.createTask(() -> {
                while (true) {
                    Async.yieldNow();
                }
            });
            Async.yieldNow();
            task.cancel("enough");
            assertThatThrownBy(task::await)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("enough");
        });
    }

    @InEveryForm
    void isThrownWhereTheTaskSleeps(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.createTask(() -> Async.sleep(Log.LONG));
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
        });
    }

    @InEveryForm
    void keepsATaskThatHasNotBegunFromRunning(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> log.add("ran"));
            task.cancel("never");
            assertThat(task.done()).isFalse();
            assertThatThrownBy(task::await)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("never");
            assertThat(task.cancelled()).isTrue();
            log.is();
        });
    }

    @InEveryForm
    void canBeSwallowedAndIsTakenBackByUncancel(Form form) throws Throwable {
        form.run(() -> {
            Task<String> task = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                } catch (CancelledException e) {
                    Async.currentTask().uncancel();
                }
                Async.yieldNow();
                return "went on";
            });
            Async.yieldNow();
            task.cancel();
            task.cancel();
            assertThat(task.cancelling()).isEqualTo(2);
            assertThat(task.await()).isEqualTo("went on");
            assertThat(task.cancelled()).isFalse();
            assertThat(task.cancelling()).isEqualTo(1);
        });
    }

    @InEveryForm
    void hitsATaskThatRunsAtItsNextAwait(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                Async.currentTask().cancel("myself");
                log.add("goes on");
                Log.waitForEver();
                log.add("not here");
            });
            assertThatThrownBy(task::await)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("myself");
            log.is("goes on");
        });
    }

    @InEveryForm
    void cancelsATaskThatEndsWithoutAnotherAwait(Form form) throws Throwable {
        form.run(() -> {
            Task<String> task = Async.createTask(() -> {
                Async.currentTask().cancel();
                return "value";
            });
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            assertThat(task.cancelled()).isTrue();
        });
    }

    @InEveryForm
    void isForgottenWhenATaskTakesItBackBeforeItsNextAwait(Form form) throws Throwable {
        form.run(() -> {
            Task<String> task = Async.createTask(() -> {
                Async.currentTask().cancel();
                assertThat(Async.currentTask().uncancel()).isZero();
                Async.yieldNow();
                return "value";
            });
            assertThat(task.await()).isEqualTo("value");
        });
    }

    @InEveryForm
    void goesThroughToWhatTheTaskAwaitsAndWaitsForItsCleanup(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> inner = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                } finally {
                    Async.yieldNow();
                    log.add("inner cleaned up");
                }
            });
            Task<?> outer = Async.createTask(() -> {
                try {
                    inner.await();
                } finally {
                    log.add("outer cleaned up");
                }
            });
            Async.yieldNow();
            outer.cancel();
            assertThatThrownBy(outer::await).isInstanceOf(CancelledException.class);
            assertThat(inner.cancelled()).isTrue();
            log.is("inner cleaned up", "outer cleaned up");
        });
    }

    @InEveryForm
    void endsWhereAnAwaitedTaskSwallowsIt(Form form) throws Throwable {
        form.run(() -> {
            Task<String> inner = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                    return "not here";
                } catch (CancelledException e) {
                    return "swallowed";
                }
            });
            Task<String> outer = Async.createTask(inner::await);
            Async.yieldNow();
            outer.cancel();
            assertThat(outer.await()).isEqualTo("swallowed");
            assertThat(outer.cancelling()).isEqualTo(1);
        });
    }

    @InEveryForm
    void winsOverAResultThatIsReadyInTheSameTurn(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Task<String> task = Async.createTask(future::await);
            Async.yieldNow();
            future.setResult("value");
            task.cancel("too late?");
            assertThatThrownBy(task::await)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("too late?");
            assertThat(future.result()).isEqualTo("value");
        });
    }

    @InEveryForm
    void isThrownOnceOnly(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                } finally {
                    Async.yieldNow();
                    log.add("cleaned up");
                }
            });
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("cleaned up");
        });
    }

    @InEveryForm
    void comesAgainWhenAskedForAgain(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                } finally {
                    log.add("cleans up");
                    Log.waitForEver();
                }
            });
            Async.yieldNow();
            task.cancel("first");
            Async.yieldNow();
            task.cancel("second");
            assertThatThrownBy(task::await)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("second");
            log.is("cleans up");
        });
    }

    @InEveryForm
    void ofAnAwaitedFutureCancelsTheTaskThoughNobodyAskedForThat(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Task<String> task = Async.createTask(future::await);
            Async.yieldNow();
            future.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            assertThat(task.cancelled()).isTrue();
            assertThat(task.cancelling()).isZero();
        });
    }

    @InEveryForm
    void whoAwaitsACancelledTaskCanTellItFromAnOwnCancel(Form form) throws Throwable {
        form.run(() -> {
            Task<?> other = Async.createTask(Log::waitForEver);
            other.cancel();
            assertThatThrownBy(other::await).isInstanceOf(CancelledException.class);
            assertThat(Async.currentTask().cancelling()).isZero();
        });
    }
}
