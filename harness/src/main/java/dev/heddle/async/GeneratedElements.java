package dev.heddle.async;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a generator emits. The generator's task and the one that asks for elements take turns: each waits for a future that the other
 * one completes.
 */
final class GeneratedElements<T> implements AsyncIterator<T>, AsyncIterator.Emitter<T> {

    private final Home home = new Home(this);
    private final Generator<T> generator;
    private @Nullable Task<?> task;
    /** What the task that asks for the next element waits for. */
    private @Nullable AsyncFuture<Optional<T>> answer;
    /** What the generator waits for after it has emitted an element. */
    private @Nullable AsyncFuture<@Nullable Void> demand;

    private boolean closed;

    GeneratedElements(Generator<T> generator) {
        this.generator = generator;
    }

    @Override
    public Optional<T> next() throws Exception {
        home.task();
        if (answer != null) {
            throw new IllegalStateException("Another task waits for the next element: one at a time may do so");
        }
        if (closed || (task != null && task.done())) {
            return Optional.empty();
        }
        AsyncFuture<Optional<T>> asked = new AsyncFuture<>(EventLoop.current(), this::awaitedOfNext);
        answer = asked;
        goOn();
        boolean answered = false;
        try {
            Optional<T> element = asked.await();
            answered = true;
            return element;
        } finally {
            answer = null;
            if (!answered) {
                close();
            }
        }
    }

    private Awaited awaitedOfNext() {
        Awaited call = Awaited.words("awaits AsyncIterator.next()");
        return task == null ? call : call.needing("from", List.of(task));
    }

    private void goOn() {
        AsyncFuture<@Nullable Void> asked = demand;
        if (asked != null) {
            demand = null;
            WaitQueue.wake(asked);
        } else {
            Task<?> started = Async.createTask("generator", () -> generator.run(this));
            started.addDoneCallback(this::ended);
            task = started;
        }
    }

    @Override
    public void emit(T element) {
        Objects.requireNonNull(element, "element");
        if (home.task() != task) {
            throw new IllegalStateException("Another task than the generator's own emits an element");
        }
        if (closed) {
            throw new IllegalStateException("The generator emits an element after its iterator was closed");
        }
        if (answer != null && !answer.done()) {
            answer.setResult(Optional.of(element));
        }
        AsyncFuture<@Nullable Void> asked = new AsyncFuture<>(
                EventLoop.current(), () -> Awaited.words("waits in emit() until the next element is asked for"));
        demand = asked;
        asked.join();
    }

    /** Whoever waits for the next element gets the end instead. */
    private void ended(AsyncFuture<?> ended) {
        AsyncFuture<Optional<T>> waiting = answer;
        if (waiting == null || waiting.done()) {
            return;
        }
        if (ended.cancelled()) {
            waiting.cancel();
            return;
        }
        Throwable thrown = ended.exception();
        if (thrown == null) {
            waiting.setResult(Optional.empty());
        } else {
            waiting.setException(thrown);
        }
    }

    @Override
    public void close() throws Exception {
        Task<?> self = home.task();
        closed = true;
        if (task == null || task.done()) {
            return;
        }
        int cancels = self.cancelling();
        task.cancel();
        try {
            task.await();
        } catch (CancelledException ended) {
            if (self.cancelling() > cancels) {
                throw ended; // it was this task that was cancelled, and not only the generator
            }
        }
    }
}
