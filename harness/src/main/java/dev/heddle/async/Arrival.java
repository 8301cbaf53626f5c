package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waits for results that come from elsewhere: a task lets others run meanwhile, a thread outside of all loops blocks. */
final class Arrival {

    private Arrival() {}

    static <T extends @Nullable Object> T ofStage(CompletionStage<T> stage) throws Exception {
        if (Running.loop() != null) {
            return Stages.futureOf(stage).await();
        }
        CompletableFuture<T> arrival = new CompletableFuture<>();
        stage.whenComplete((value, thrown) -> {
            if (thrown == null) {
                arrival.complete(value);
            } else {
                arrival.completeExceptionally(thrown);
            }
        });
        try {
            return blockingly(arrival);
        } catch (InterruptedException interrupted) {
            Stages.cancel(stage);
            throw interrupted;
        }
    }

    static <T extends @Nullable Object> T ofFuture(Future<T> future) throws Exception {
        if (future.isDone() || Running.loop() == null) {
            return blockingly(future);
        }
        try {
            return Async.toThread(() -> blockingly(future));
        } catch (CancelledException cancelled) {
            future.cancel(true);
            throw cancelled;
        }
    }

    /** What it yields; throws what it failed with itself. */
    private static <T extends @Nullable Object> T blockingly(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException | CompletionException failed) {
            Throwable cause = failed.getCause();
            throw Thrown.<RuntimeException>again(cause == null ? failed : cause);
        } catch (CancellationException cancelled) {
            throw cancelled instanceof CancelledException
                    ? cancelled
                    : new CancelledException(cancelled.getMessage(), cancelled);
        }
    }

    /** The first element, for which alone it asks; null if there is none. */
    static <T> @Nullable T first(Flow.Publisher<T> publisher) throws Exception {
        List<T> first = elements(publisher, 1);
        return first.isEmpty() ? null : first.get(0);
    }

    static <T> List<T> all(Flow.Publisher<T> publisher) throws Exception {
        return elements(publisher, Long.MAX_VALUE);
    }

    private static <T> List<T> elements(Flow.Publisher<T> publisher, long most) throws Exception {
        Elements<T> elements = new Elements<>(most);
        elements.arrival.whenComplete(elements::endsBy);
        publisher.subscribe(elements);
        return ofStage(elements.arrival);
    }

    /** So many elements, or all until the publisher says that there are no more. */
    private static final class Elements<T> implements Flow.Subscriber<T> {

        final CompletableFuture<List<T>> arrival = new CompletableFuture<>();
        private final long most;
        /** Touched by the calls of the publisher only, which come one after the other. */
        private final List<T> elements = new ArrayList<>();

        private volatile Flow.@Nullable Subscription source;

        Elements(long most) {
            this.most = most;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            if (source != null) {
                given.cancel();
                return;
            }
            source = given;
            given.request(most);
        }

        @Override
        public void onNext(T element) {
            elements.add(element);
            if (elements.size() == most) {
                cancel();
                arrival.complete(elements);
            }
        }

        @Override
        public void onError(Throwable thrown) {
            arrival.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            arrival.complete(elements);
        }

        /** Called when all is there, and when nobody waits any more. */
        void endsBy(@Nullable List<T> all, @Nullable Throwable thrown) {
            if (thrown instanceof CancellationException) {
                cancel();
            }
        }

        private void cancel() {
            Flow.Subscription given = source;
            if (given != null) {
                given.cancel();
            }
        }
    }
}
