package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

/** How a loop begins, runs what is ready, and ends. */
class LoopTest {

    @InEveryForm
    void returnsWhatTheFirstTaskReturns(Form form) throws Throwable {
        form.runPlainly(1, () -> assertThat(Async.run(() -> "value")).isEqualTo("value"));
    }

    @InEveryForm
    void throwsWhatTheFirstTaskThrows(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            IOException exception = new IOException();
            assertThatThrownBy(() -> Async.run(() -> {
                        throw exception;
                    }))
                    .isSameAs(exception);
        });
    }

    @InEveryForm
    void runsTheFirstTaskInTheThreadThatCallsIt(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            Thread thread = Thread.currentThread();
            assertThat(Async.run(() -> Thread.currentThread())).isSameAs(thread);
        });
    }

    @InEveryForm
    void isNotNested(Form form) throws Throwable {
        form.run(() -> assertThatThrownBy(() -> Async.run(() -> "inner"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs in this thread already"));
    }

    @InEveryForm
    void isNeededByAllThatWaits(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            assertThatThrownBy(EventLoop::current)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("No event loop runs in this thread");
            assertThatThrownBy(Async::yieldNow).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> Async.createTask(() -> {})).isInstanceOf(IllegalStateException.class);
        });
    }

    @InEveryForm
    void canRunAgainInTheSameThread(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            Async.run(() -> Async.yieldNow());
            Async.run(() -> Async.yieldNow());
        });
    }

    @InEveryForm
    void runsCallbacksInOrderOnceATurn(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            EventLoop loop = EventLoop.current();
            loop.callSoon(() -> {
                log.add("one");
                loop.callSoon(() -> log.add("of the next turn"));
            });
            loop.callSoon(() -> log.add("two"));
            log.add("first");
            Async.yieldNow();
            log.add("back");
            Async.yieldNow();
            log.is("first", "one", "two", "back", "of the next turn");
        });
    }

    @InEveryForm
    void runsTimersByTimeAndThoseOfTheSameTimeByAge(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            EventLoop loop = EventLoop.current();
            loop.callLater(Log.millis(0), () -> log.add("soon"));
            Handle never = loop.callLater(Log.millis(0), () -> log.add("never"));
            loop.callLater(Log.millis(0), () -> log.add("soon, too"));
            loop.callLater(Log.millis(1), () -> log.add("late"));
            never.cancel();
            assertThat(never.cancelled()).isTrue();
            Async.sleep(Log.millis(1));
            log.is("soon", "soon, too", "late");
        });
    }

    @InEveryForm
    void forgetsManyCancelledTimers(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            EventLoop loop = EventLoop.current();
            loop.callLater(Log.millis(1), () -> log.add("kept"));
            for (int i = 0; i < 70; i++) {
                loop.callLater(Log.LONG, () -> log.add("cancelled")).cancel();
            }
            Async.sleep(Log.millis(2));
            log.is("kept");
        });
    }

    @InEveryForm
    void doesNotRunACancelledCallback(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Handle handle = EventLoop.current().callSoon(() -> log.add("ran"));
            handle.cancel();
            Async.yieldNow();
            log.is();
        });
    }

    @InEveryForm
    void isWokenByAnotherThread(Form form) throws Throwable {
        form.joining().run(() -> {
            EventLoop loop = EventLoop.current();
            AsyncFuture<String> heard = loop.createFuture();
            Thread thread = new Thread(() -> loop.callSoonThreadSafe(() -> heard.setResult("heard")));
            Async.createTask(() -> thread.start());
            assertThat(heard.await()).isEqualTo("heard");
            thread.join();
        });
    }

    /** The call comes in before one of the turns, or when all are over. */
    @InEveryForm
    void isCalledByAnotherThreadBetweenTwoTurns(Form form) throws Throwable {
        form.joining().run(3, () -> {
            EventLoop loop = EventLoop.current();
            AsyncFuture<String> heard = loop.createFuture();
            Thread thread = new Thread(() -> loop.callSoonThreadSafe(() -> heard.setResult("heard")));
            thread.start();
            Async.yieldNow();
            Async.yieldNow();
            assertThat(heard.await()).isEqualTo("heard");
            thread.join();
        });
    }

    @InEveryForm
    void cancelsWhatIsLeftAndWaitsForItsCleanup(Form form) throws Throwable {
        form.leaving().runPlainly(1, () -> {
            Log log = new Log();
            Async.run(() -> {
                Async.createTask(() -> {
                    try {
                        Log.waitForEver();
                    } finally {
                        Async.yieldNow();
                        log.add("cleaned up");
                    }
                });
                Async.yieldNow();
            });
            log.is("cleaned up");
        });
    }

    @InEveryForm
    void cancelsTasksThatAreMadeAtTheEndToo(Form form) throws Throwable {
        form.leaving().runPlainly(1, () -> {
            Log log = new Log();
            Async.run(() -> {
                Async.createTask(() -> {
                    try {
                        Log.waitForEver();
                    } finally {
                        Async.createTask(() -> {
                            log.add("made at the end");
                            try {
                                Log.waitForEver();
                            } finally {
                                log.add("cancelled, too");
                            }
                        });
                        Async.yieldNow();
                    }
                });
                Async.yieldNow();
            });
            log.is("made at the end", "cancelled, too");
        });
    }

    @InEveryForm
    void runsCallbacksOfTheLastTask(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            Log log = new Log();
            Async.run(() -> Async.currentTask().addDoneCallback(done -> log.add("done")));
            log.is("done");
        });
    }

    @InEveryForm
    void takesNothingWhenItIsClosed(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            EventLoop loop = Async.run(() -> EventLoop.current());
            assertThat(loop.isClosed()).isTrue();
            assertThatThrownBy(() -> loop.callSoonThreadSafe(() -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
            assertThatThrownBy(() -> loop.callSoon(() -> {})).hasMessageContaining("closed");
        });
    }

    @InEveryForm
    void isCancelledByAnInterruptOfItsThread(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            Log log = new Log();
            Thread thread = Thread.currentThread();
            assertThatThrownBy(() -> Async.run(() -> {
                        Async.createTask(() -> thread.interrupt());
                        try {
                            Log.waitForEver();
                        } catch (CancelledException e) {
                            log.add("cancelled");
                            throw e;
                        }
                    }))
                    .isInstanceOf(InterruptedException.class);
            log.is("cancelled");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
    }

    @InEveryForm
    void keepsAnInterruptThatDidNotEndIt(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            Async.run(() -> {
                Thread.currentThread().interrupt();
                try {
                    Log.waitForEver();
                } catch (CancelledException e) {
                    Async.currentTask().uncancel();
                }
            });
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @InEveryForm
    void runsReadyCallbacksInAnotherOrderIfAsked(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            Log log = new Log();
            LoopOptions lastFirst = EventLoop.options().readyOrder(ready -> ready - 1);
            Async.run(lastFirst, () -> {
                Task<?> one = Async.createTask(() -> log.add("one"));
                Task<?> two = Async.createTask(() -> log.add("two"));
                Task<?> three = Async.createTask(() -> log.add("three"));
                three.cancel();
                Async.gather(one, two).await();
            });
            log.is("two", "one");
        });
    }

    @InEveryForm
    void refusesAnOrderThatChoosesWhatIsNotThere(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            LoopOptions wrong = EventLoop.options().readyOrder(ready -> ready);
            assertThatThrownBy(() -> Async.run(wrong, () -> {
                        Async.createTask(() -> {});
                        Async.createTask(() -> {});
                        Async.yieldNow();
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must be from 0 to 2");
        });
    }

    @InEveryForm
    void endsWithTheErrorOfAnOrderThatFailsInTheThreadOfATask(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            int[] asked = {0};
            LoopOptions failing = EventLoop.options().readyOrder(ready -> {
                asked[0]++;
                if (asked[0] == 2) {
                    throw new IllegalArgumentException("no choice");
                }
                return 0;
            });
            assertThatThrownBy(() -> Async.run(failing, () -> {
                        Async.createTask(() -> {});
                        Async.createTask(() -> {});
                        Async.yieldNow();
                    }))
                    .hasMessage("no choice");
        });
    }
}
