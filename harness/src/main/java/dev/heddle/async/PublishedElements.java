package dev.heddle.async;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What a publisher sends. The publisher may call from any thread, so whatever it says is done by a callback of the loop. */
final class PublishedElements<T> implements AsyncIterator<T>, Flow.Subscriber<T> {

    private final EventLoop loop;
    private final Home home = new Home(this);
    private final Flow.Publisher<? extends T> publisher;
    private final int ahead;
    private final ArrayDeque<T> elements = new ArrayDeque<>();
    private @Nullable AsyncFuture<@Nullable Void> arrival;
    /** The same subscription twice: as the publisher's threads see it, and as the loop does. */
    private Flow.@Nullable Subscription source;

    private Flow.@Nullable Subscription subscription;
    private @Nullable Throwable failure;
    private boolean subscribed;
    private boolean ended;
    private int requested;

    PublishedElements(EventLoop loop, Flow.Publisher<? extends T> publisher, int ahead) {
        this.loop = loop;
        this.publisher = publisher;
        this.ahead = ahead;
    }

    @Override
    public Optional<T> next() throws Exception {
        home.task();
        if (arrival != null) {
            throw new IllegalStateException("Another task waits for the next element: one at a time may do so");
        }
        if (!subscribed && !ended) {
            subscribe();
        }
        while (elements.isEmpty() && !ended) {
            awaitArrival();
        }
        T element = elements.poll();
        if (element == null) {
            return end();
        }
        request();
        return Optional.of(element);
    }

    private void subscribe() {
        subscribed = true;
        ended = true; // if it throws
        publisher.subscribe(this);
        ended = false;
    }

    private void awaitArrival() {
        AsyncFuture<@Nullable Void> next =
                new AsyncFuture<>(EventLoop.current(), () -> Awaited.words("awaits AsyncIterator.next()"));
        arrival = next;
        try {
            next.join();
        } finally {
            arrival = null;
        }
    }

    private Optional<T> end() throws Exception {
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        if (thrown != null) {
            throw new UndeclaredThrowableException(thrown);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        home.enter();
        ended = true;
        failure = null;
        elements.clear();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Half of what may be under way at once, so that the publisher need not wait for each single element. */
    private void request() {
        int missing = ahead - requested - elements.size();
        if (subscription != null && !ended && missing >= (ahead + 1) / 2) {
            requested += missing;
            subscription.request(missing);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (source != null) {
            given.cancel();
            return;
        }
        source = given;
        onLoop(() -> {
            subscription = given;
            if (ended) {
                given.cancel();
            } else {
                request();
            }
        });
    }

    @Override
    public void onNext(T element) {
        Objects.requireNonNull(element, "element");
        onLoop(() -> {
            if (!ended) {
                requested--;
                elements.add(element);
                arrived();
            }
        });
    }

    @Override
    public void onError(Throwable thrown) {
        Objects.requireNonNull(thrown, "error");
        onLoop(() -> ended(thrown));
    }

    @Override
    public void onComplete() {
        onLoop(() -> ended(null));
    }

    private void ended(@Nullable Throwable thrown) {
        if (!ended) {
            ended = true;
            failure = thrown;
            arrived();
        }
    }

    private void arrived() {
        if (arrival != null) {
            WaitQueue.wake(arrival);
        }
    }

    /** A publisher must not learn that the loop is closed by an error: it is told that nothing is wanted any more. */
    private void onLoop(Runnable callback) {
        if (!loop.callUnlessClosed(callback) && source != null) {
            source.cancel();
        }
    }
}
