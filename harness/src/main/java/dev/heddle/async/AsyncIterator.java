package dev.heddle.async;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * Elements that come one by one, each of which is awaited: what Python's {@code async for} runs over.
 *
 * <pre>{@code
 * AsyncIterator<Integer> ticks = AsyncIterator.generate(out -> {
 *     for (int tick = 0; tick < 3; tick++) {
 *         Async.sleep(Duration.ofSeconds(1));
 *         out.emit(tick);
 *     }
 * });
 * ticks.forEach(System.out::println);
 * }</pre>
 *
 * One task at a time may ask for the next element, and nothing happens before it is asked for the first time. Unlike in Python,
 * {@link #forEach} closes the iterator, however it ends. Unlike a {@link java.util.Iterator} it can't say whether there is another
 * element without waiting for it. All methods must be called by tasks of one event loop; elsewhere they throw
 * {@link IllegalStateException}.
 *
 * @param <T> what the elements are; never null
 */
public interface AsyncIterator<T> extends AutoCloseable {

    /**
     * Waits for the next element.
     *
     * @return the element; empty at the end, and from then on
     * @throws Exception what went wrong where the elements come from; there are no more then
     * @throws CancelledException if the task was cancelled meanwhile
     * @throws IllegalStateException if another task waits for the next element
     */
    Optional<T> next() throws Exception;

    /**
     * Ends the elements, and waits until that has come to where they come from; it does nothing if they are at their end.
     *
     * @throws Exception what went wrong there
     */
    @Override
    void close() throws Exception;

    /**
     * Does this with each element that still comes, one after the other, and closes the iterator.
     *
     * @throws Exception what the iterator or the action throws
     */
    default void forEach(Action<? super T> action) throws Exception {
        try (AsyncIterator<T> closed = this) {
            for (Optional<T> next = closed.next(); next.isPresent(); next = closed.next()) {
                action.accept(next.get());
            }
        }
    }

    /**
     * All elements that still come; closes the iterator.
     *
     * @throws Exception what the iterator throws
     */
    default List<T> toList() throws Exception {
        List<T> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    /**
     * A publisher of the elements that still come, for one subscriber. The next element is awaited when the subscriber has
     * requested it, by a task of the loop that calls this method; the subscriber is called by that task only. A subscriber that
     * cancels closes the iterator.
     *
     * @throws IllegalStateException if the calling thread runs no event loop
     */
    default Flow.Publisher<T> toPublisher() {
        return new IteratorPublisher<>(EventLoop.current(), this);
    }

    /**
     * What this code emits, element by element: an async generator. The code runs as a task of its own, which starts when the first
     * element is asked for, and goes on only when the next is. It ends where it awaits if the iterator is closed, or if the task
     * that waits for the next element is cancelled: by a {@link CancelledException}, so that its {@code finally} blocks run.
     */
    static <T> AsyncIterator<T> generate(Generator<T> generator) {
        return new GeneratedElements<>(generator);
    }

    /** These elements, each of which is there when it is asked for. */
    static <T> AsyncIterator<T> of(Iterable<? extends T> elements) {
        Iterator<? extends T> iterator = elements.iterator();
        return generate(out -> {
            while (iterator.hasNext()) {
                out.emit(iterator.next());
            }
        });
    }

    /**
     * What this publisher sends to the loop that calls this method. It is subscribed to when the first element is asked for, and
     * asked for a few elements in advance; it may send them from any thread. A task that is cancelled while it waits for the next
     * element loses none; {@link #close} cancels the subscription.
     *
     * @param ahead the most elements that are asked for and not yet taken
     * @throws IllegalStateException if the calling thread runs no event loop
     * @throws IllegalArgumentException if {@code ahead} is less than 1
     */
    static <T> AsyncIterator<T> from(Flow.Publisher<? extends T> publisher, int ahead) {
        if (ahead < 1) {
            throw new IllegalArgumentException("at least 1 element must be asked for in advance, but got " + ahead);
        }
        return new PublishedElements<>(EventLoop.current(), publisher, ahead);
    }

    /** The code of an async generator. */
    @FunctionalInterface
    interface Generator<T> {

        /**
         * Emits elements until it returns.
         *
         * @throws Exception what whoever asks for the next element gets
         */
        void run(Emitter<T> out) throws Exception;
    }

    /** Where a generator puts its elements. */
    interface Emitter<T> {

        /**
         * Hands an element to whoever waits for it, and waits until the next one is asked for: Python's {@code yield}.
         *
         * @throws CancelledException if no more elements are wanted; the task that was to get this one may have been cancelled
         *     before it did
         * @throws IllegalStateException if the iterator was closed before, or another task than the generator's own calls
         */
        void emit(T element);
    }

    /** What is done with an element. */
    @FunctionalInterface
    interface Action<T> {

        /**
         * Takes the element.
         *
         * @throws Exception what ends the iteration
         */
        void accept(T element) throws Exception;
    }
}
