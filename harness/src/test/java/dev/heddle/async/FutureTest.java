package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.function.Consumer;

/** A result that is set once. */
class FutureTest {

    @InEveryForm
    void wakesWhoAwaitsItThroughTheLoop(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Task<?> waiter = Async.createTask(() -> log.add(future.await()));
            Async.yieldNow();
            future.setResult("value");
            log.add("set");
            waiter.await();
            log.is("set", "value");
        });
    }

    @InEveryForm
    void yieldsAnExceptionAsItIs(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            IOException exception = new IOException("failed");
            future.setException(exception);
            assertThatThrownBy(future::await).isSameAs(exception);
            assertThat(future.exception()).isSameAs(exception);
            assertThat(future.cancelled()).isFalse();
        });
    }

    @InEveryForm
    void cannotBeSetTwice(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            future.setResult("first");
            assertThatThrownBy(() -> future.setResult("second"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is done already");
            assertThatThrownBy(() -> future.setException(new IOException())).isInstanceOf(IllegalStateException.class);
            assertThat(future.cancel()).isFalse();
            assertThat(future.result()).isEqualTo("first");
        });
    }

    @InEveryForm
    void cannotBeSetWhenItIsCancelled(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            assertThat(future.cancel("gone")).isTrue();
            assertThatThrownBy(() -> future.setResult("late")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(future::result)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("gone");
            assertThatThrownBy(future::exception).isInstanceOf(CancelledException.class);
        });
    }

    @InEveryForm
    void forgetsACallback(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Consumer<AsyncFuture<String>> callback = done -> log.add("called");
            future.addDoneCallback(callback);
            future.addDoneCallback(callback);
            future.addDoneCallback(done -> log.add("other"));
            assertThat(future.removeDoneCallback(callback)).isEqualTo(2);
            future.setResult("value");
            Async.yieldNow();
            log.is("other");
        });
    }

    @InEveryForm
    void belongsToOneLoop(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            AsyncFuture<String> foreign = Async.run(() -> EventLoop.current().<String>createFuture());
            Async.run(() -> assertThatThrownBy(foreign::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed"));
        });
    }

    @InEveryForm
    void cannotBeAwaitedByAnotherLoop(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Async.toThread(() -> assertThatThrownBy(() -> Async.run(() -> future.await()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("runs another event loop"));
        });
    }

    @InEveryForm
    void cannotBeSetByAnotherThread(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            Async.toThread(() -> assertThatThrownBy(() -> future.setResult("value"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("callSoonThreadSafe"));
            assertThat(future.done()).isFalse();
        });
    }

    @InEveryForm
    void isSetForAnotherThreadByTheLoop(Form form) throws Throwable {
        form.joining().run(() -> {
            EventLoop loop = EventLoop.current();
            AsyncFuture<String> future = loop.createFuture();
            Thread thread = new Thread(() -> loop.callSoonThreadSafe(() -> future.setResult("value")));
            thread.start();
            assertThat(future.await()).isEqualTo("value");
            thread.join();
        });
    }

    @InEveryForm
    void canOnlyBeAwaitedByATask(Form form) throws Throwable {
        form.run(() -> {
            AsyncFuture<String> future = EventLoop.current().createFuture();
            AsyncFuture<String> report = EventLoop.current().createFuture();
            EventLoop.current().callSoon(() -> {
                try {
                    report.setResult(future.join());
                } catch (IllegalStateException e) {
                    report.setResult(e.getMessage());
                }
            });
            assertThat(report.await()).contains("this is a callback of the loop");
        });
    }
}
