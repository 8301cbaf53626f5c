package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;

/** Tasks that end together, with a body that the group runs itself: just as in Python. */
class TaskGroupBodyTest {

    private static void cleaning(Log log, String name) throws Exception {
        try {
            Log.waitForEver();
        } catch (CancelledException e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    private static void failing(String message) throws IOException {
        Async.yieldNow();
        throw new IOException(message);
    }

    @InEveryForm
    void returnsWhatItsBodyReturnsWhenItsTasksHaveEnded(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            String value = TaskGroup.call(group -> {
                group.createTask(() -> log.add("task"));
                return "value";
            });
            assertThat(value).isEqualTo("value");
            log.is("task");
        });
    }

    @InEveryForm
    void cancelsTheBodyWhenATaskFails(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            ExceptionGroup thrown = catchThrowableOfType(
                    ExceptionGroup.class,
                    () -> TaskGroup.run(group -> {
                        group.createTask(() -> cleaning(log, "sibling"));
                        group.createTask(() -> failing("failed"));
                        cleaning(log, "body");
                    }));
            assertThat(thrown.exceptions()).extracting(Throwable::getMessage).containsExactly("failed");
            assertThat(Async.currentTask().cancelling()).isZero();
            Async.yieldNow();
            log.is("sibling cancelled", "body cancelled");
        });
    }

    @InEveryForm
    void cancelsTheTasksWhenTheBodyFailsAndThrowsAll(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            ExceptionGroup thrown = catchThrowableOfType(
                    ExceptionGroup.class,
                    () -> TaskGroup.run(group -> {
                        group.createTask(() -> cleaning(log, "task"));
                        Async.yieldNow();
                        throw new IOException("body");
                    }));
            assertThat(thrown.exceptions()).extracting(Throwable::getMessage).containsExactly("body");
            log.is("task cancelled");
        });
    }

    @InEveryForm
    void neverSwallowsACancelFromOutside(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> TaskGroup.run(group -> {
                group.createTask(() -> cleaning(log, "task"));
                cleaning(log, "body");
            }));
            Async.yieldNow();
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("body cancelled", "task cancelled");
        });
    }

    @InEveryForm
    void throwsACancelFromOutsideAtTheNextAwaitWhenATaskFailedInTheSameTurn(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            AsyncFuture<Void> go = EventLoop.current().createFuture();
            Task<?> task = Async.createTask(() -> {
                try {
                    TaskGroup.run(group -> {
                        group.createTask(() -> go.await());
                        cleaning(log, "body");
                    });
                } catch (ExceptionGroup e) {
                    log.add("group");
                }
                Async.yieldNow();
                log.add("not here");
            });
            Async.yieldNow();
            Async.yieldNow();
            go.setException(new IOException("failed"));
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("body cancelled", "group");
        });
    }

    @InEveryForm
    void isInterruptedByATimeoutAroundItsBody(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            assertThatThrownBy(() -> {
                        try (Timeout timeout = Async.timeout(Log.millis(1))) {
                            TaskGroup.run(group -> {
                                group.createTask(() -> cleaning(log, "task"));
                                Log.waitForEver();
                            });
                        }
                    })
                    .isInstanceOf(TimedOutException.class);
            log.is("task cancelled");
        });
    }
}
