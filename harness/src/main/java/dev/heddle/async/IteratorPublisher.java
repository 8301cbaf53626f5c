package dev.heddle.async;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The elements of an iterator, sent by a task of its loop. The subscriber may call from any thread. */
final class IteratorPublisher<T> implements Flow.Publisher<T> {

    private final EventLoop loop;
    private final AsyncIterator<T> iterator;
    private final AtomicBoolean taken = new AtomicBoolean();

    IteratorPublisher(EventLoop loop, AsyncIterator<T> iterator) {
        this.loop = loop;
        this.iterator = iterator;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (!taken.compareAndSet(false, true)) {
            refuse(subscriber, "The elements of an iterator go to one subscriber, and it has one");
            return;
        }
        Sending<T> sending = new Sending<>(loop, iterator, subscriber);
        if (!loop.callUnlessClosed(sending::start)) {
            refuse(subscriber, "The event loop of the iterator is closed");
        }
    }

    private static void refuse(Flow.Subscriber<?> subscriber, String reason) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long most) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(new IllegalStateException(reason));
    }

    /**
     * What goes to the subscriber, and what it asks for; in vain after the end of the loop, since then the task has ended, and the
     * subscriber was told.
     */
    private static final class Sending<T> implements Flow.Subscription {

        private final EventLoop loop;
        private final AsyncIterator<T> iterator;
        private final Flow.Subscriber<? super T> subscriber;
        private @Nullable Task<?> task;
        private @Nullable AsyncFuture<@Nullable Void> request;
        private long requested;
        private boolean refused;
        private boolean cancelled;
        private boolean closing;

        Sending(EventLoop loop, AsyncIterator<T> iterator, Flow.Subscriber<? super T> subscriber) {
            this.loop = loop;
            this.iterator = iterator;
            this.subscriber = subscriber;
        }

        void start() {
            task = Async.createTask("publisher", this::send);
        }

        private void send() throws Exception {
            subscriber.onSubscribe(this);
            try (AsyncIterator<T> closed = iterator) {
                sendRequested(closed);
            } catch (CancelledException ended) {
                if (!cancelled) {
                    subscriber.onError(ended);
                    throw ended;
                }
            }
        }

        private void sendRequested(AsyncIterator<T> elements) {
            try {
                for (Optional<T> next = requested(elements); next.isPresent(); next = requested(elements)) {
                    requested--;
                    subscriber.onNext(next.get());
                }
            } finally {
                closing = true;
            }
        }

        /** Empty at the end, of which the subscriber was told. */
        private Optional<T> requested(AsyncIterator<T> elements) {
            awaitRequest();
            if (refused) {
                subscriber.onError(new IllegalArgumentException("a subscriber must request 1 element or more"));
            }
            return refused || cancelled ? Optional.empty() : next(elements);
        }

        private Optional<T> next(AsyncIterator<T> elements) {
            try {
                Optional<T> next = elements.next();
                if (next.isEmpty()) {
                    subscriber.onComplete();
                }
                return next;
            } catch (CancelledException ended) {
                throw ended;
            } catch (Error thrown) {
                subscriber.onError(thrown);
                throw thrown;
            } catch (Exception thrown) {
                subscriber.onError(thrown);
                return Optional.empty();
            }
        }

        private void awaitRequest() {
            while (requested == 0 && !refused && !cancelled) {
                request = new AsyncFuture<>(
                        EventLoop.current(), () -> Awaited.words("waits until its subscriber requests more"));
                request.join();
            }
        }

        @Override
        public void request(long most) {
            loop.callUnlessClosed(() -> {
                refused |= most < 1;
                requested = most < 1 || requested + most < 0 ? Long.MAX_VALUE : requested + most;
                if (request != null) {
                    WaitQueue.wake(request);
                }
            });
        }

        @Override
        public void cancel() {
            loop.callUnlessClosed(() -> {
                if (!cancelled && !closing && task != null) {
                    task.cancel();
                }
                cancelled = true;
            });
        }
    }
}
