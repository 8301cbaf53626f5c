package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resources that are closed together. */
class AsyncExitStackTest {

    @OnEveryGround
    void closesTheLastFirst(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    List<String> log = new ArrayList<>();
                    try (AsyncExitStack stack = new AsyncExitStack()) {
                        stack.enter(lock.hold());
                        stack.callback(() -> log.add("locked: " + lock.locked()));
                        stack.callback(() -> log.add("first"));
                        log.add("body");
                    }
                    log.add("locked: " + lock.locked());
                    return log;
                }))
                .containsExactly("body", "first", "locked: true", "locked: false");
    }

    @OnEveryGround
    void closesAllEvenIfItIsCancelledWhileItClosesOne(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    Task<?> task = Async.createTask("closes", () -> {
                        try (AsyncExitStack stack = new AsyncExitStack()) {
                            stack.callback(() -> log.add("last"));
                            stack.callback(() -> {
                                log.add("awaits");
                                EventLoop.current().createFuture().await();
                                log.add("never");
                            });
                            stack.callback(() -> {
                                Async.yieldNow();
                                log.add("first");
                            });
                            EventLoop.current().createFuture().await();
                        }
                    });
                    Async.yieldNow();
                    task.cancel();
                    Async.yieldNow();
                    Async.yieldNow();
                    Async.yieldNow();
                    task.cancel();
                    Await.end(task);
                    log.add("cancelled: " + task.cancelled());
                    return log;
                }))
                .containsExactly("first", "awaits", "last", "cancelled: true");
    }

    @Test
    void throwsTheFirstErrorWithTheOthersSuppressed() {
        AsyncExitStack stack = new AsyncExitStack();
        List<String> log = new ArrayList<>();
        stack.callback(() -> log.add("last"));
        stack.callback(() -> {
            throw new IllegalStateException("second");
        });
        stack.callback(() -> {
            throw new java.io.IOException("first");
        });

        Throwable thrown = catchThrowable(stack::close);

        assertThat(thrown).isInstanceOf(java.io.IOException.class).hasMessage("first");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other).hasMessage("second"));
        assertThat(log).containsExactly("last");
    }

    @Test
    void hasNothingLeftToCloseWhenAllWasMoved() throws Exception {
        List<String> log = new ArrayList<>();
        AsyncExitStack moved;
        try (AsyncExitStack stack = new AsyncExitStack()) {
            stack.callback(() -> log.add("a"));
            stack.callback(() -> log.add("b"));
            moved = stack.popAll();
        }
        log.add("then");
        moved.close();
        moved.close();

        assertThat(log).containsExactly("then", "b", "a");
    }

    @Test
    void closesWhatIsEnteredWhileItCloses() throws Exception {
        List<String> log = new ArrayList<>();
        AsyncExitStack stack = new AsyncExitStack();
        stack.callback(() -> stack.callback(() -> log.add("late")));

        stack.close();

        assertThat(log).containsExactly("late");
    }
}
