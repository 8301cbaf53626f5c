package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A block that may take only so long. */
class TimeoutTest {

    @InEveryForm
    void cancelsWhatIsAwaitedAndThrows(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            try (Timeout timeout = Async.timeout(Log.millis(1))) {
                try {
                    Log.waitForEver();
                } finally {
                    log.add("cleaned up");
                    assertThat(timeout.expired()).isTrue();
                }
            } catch (TimedOutException e) {
                log.add(e.getMessage());
            }
            Async.yieldNow();
            assertThat(Async.currentTask().cancelling()).isZero();
            log.is("cleaned up", "Not done within PT0.001S");
        });
    }

    @InEveryForm
    void doesNothingToABlockThatEndsInTime(Form form) throws Throwable {
        form.run(() -> {
            Timeout timeout = Async.timeout(Log.LONG);
            try (timeout) {
                Async.yieldNow();
            }
            assertThat(timeout.expired()).isFalse();
            assertThatThrownBy(() -> timeout.reschedule(Log.LONG)).isInstanceOf(IllegalStateException.class);
        });
    }

    @InEveryForm
    void canBeGivenAnotherTime(Form form) throws Throwable {
        form.run(() -> {
            try (Timeout timeout = Async.timeout(Log.millis(1))) {
                timeout.reschedule(Log.LONG);
                Async.sleep(Log.millis(2));
                timeout.reschedule(Log.millis(0));
                assertThatThrownBy(Log::waitForEver).isInstanceOf(TimedOutException.class);
                assertThatThrownBy(() -> timeout.reschedule(Log.LONG)).isInstanceOf(IllegalStateException.class);
            }
        });
    }

    @InEveryForm
    void ofABlockAroundAnotherIsTheOneThatCountsIfBothAreOver(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            EventLoop loop = EventLoop.current();
            try (Timeout outer = Async.timeout(Log.millis(0))) {
                try (Timeout inner = Async.timeout(Log.millis(0))) {
                    loop.createFuture().await();
                } catch (TimedOutException e) {
                    log.add(outer.expired() ? "outer" : "inner");
                    throw e;
                }
            } catch (TimedOutException e) {
                log.add("thrown");
            }
            assertThat(Async.currentTask().cancelling()).isZero();
            log.is("outer", "thrown");
        });
    }

    @InEveryForm
    void ofAnInnerBlockLeavesTheOuterAlone(Form form) throws Throwable {
        form.run(() -> {
            try (Timeout outer = Async.timeout(Log.LONG)) {
                assertThatThrownBy(() -> {
                            try (Timeout inner = Async.timeout(Log.millis(1))) {
                                Log.waitForEver();
                            }
                        })
                        .isInstanceOf(TimedOutException.class);
                Async.yieldNow();
                assertThat(outer.expired()).isFalse();
            }
        });
    }

    @InEveryForm
    void doesNotHideACancelFromOutsideInTheSameTurn(Form form) throws Throwable {
        form.run(() -> {
            Task<?>[] task = {null};
            task[0] = Async.createTask(() -> {
                try (Timeout timeout = Async.timeout(Log.millis(0))) {
                    EventLoop.current().callLater(Log.millis(0), () -> task[0].cancel("from outside"));
                    Log.waitForEver();
                }
            });
            assertThatThrownBy(task[0]::await).isInstanceOf(CancelledException.class);
            assertThat(task[0].cancelling()).isEqualTo(1);
        });
    }

    @InEveryForm
    void worksInTheCleanupOfATaskThatIsCancelled(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                } finally {
                    try (Timeout timeout = Async.timeout(Log.millis(1))) {
                        Log.waitForEver();
                    } catch (TimedOutException e) {
                        log.add("gave up cleaning");
                    }
                }
            });
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("gave up cleaning");
        });
    }

    @InEveryForm
    void isForgottenWhenWhatIsAwaitedSwallowsIt(Form form) throws Throwable {
        form.run(() -> {
            Task<String> stubborn = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                    return "not here";
                } catch (CancelledException e) {
                    return "stubborn";
                }
            });
            try (Timeout timeout = Async.timeout(Log.millis(1))) {
                assertThat(stubborn.await()).isEqualTo("stubborn");
                assertThat(timeout.expired()).isTrue();
                Async.yieldNow();
            }
        });
    }

    @InEveryForm
    void doesNotTakeTheCancelOfAFutureForItsOwn(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> cancelled = EventLoop.current().createFuture();
            try (Timeout timeout = Async.timeout(Log.millis(0))) {
                assertThatThrownBy(Log::waitForEver).isInstanceOf(TimedOutException.class);
                Async.createTask(() -> cancelled.cancel());
                assertThatThrownBy(cancelled::await).isInstanceOf(CancelledException.class);
            }
        });
    }

    @InEveryForm
    void isClosedByItsTaskAlone(Form form) throws Throwable {
        form.run(() -> {
            try (Timeout timeout = Async.timeout(Log.LONG)) {
                Task<?> other = Async.createTask(() -> timeout.close());
                assertThatThrownBy(other::await)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("was opened by Task(Task-1");
            }
        });
    }
}
