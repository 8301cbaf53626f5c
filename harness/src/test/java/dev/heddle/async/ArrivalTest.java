package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.reactivestreams.FlowAdapters;

/** Results of other code, awaited in a loop and outside. */
class ArrivalTest {

    /** Sends numbers from 1 on, as they are requested, in the thread of who requests them. */
    private static final class Numbers implements Flow.Publisher<Integer> {

        final List<String> log = new ArrayList<>();
        private final int last;
        private final Throwable end;

        Numbers(int last, Throwable end) {
            this.last = last;
            this.end = end;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private int sent;
                private boolean over;

                @Override
                public void request(long most) {
                    for (long i = 0; i < most && !over; i++) {
                        send();
                    }
                }

                private void send() {
                    if (sent < last) {
                        sent++;
                        log.add("sends " + sent);
                        subscriber.onNext(sent);
                    } else if (end == null) {
                        over = true;
                        subscriber.onComplete();
                    } else {
                        over = true;
                        subscriber.onError(end);
                    }
                }

                @Override
                public void cancel() {
                    over = true;
                    log.add("cancelled");
                }
            });
        }
    }

    private static void running(Runnable code) {
        new Thread(code).start();
    }

    private static <T> void inLoopAndOutside(Form form, int outside, int inside, Callable<T> body) throws Throwable {
        form.runPlainly(outside, body::call);
        form.run(inside, body::call);
    }

    @InEveryForm
    void aStageYieldsWhatAnotherThreadGivesIt(Form form) throws Throwable {
        inLoopAndOutside(form, 3, 2, () -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            running(() -> stage.complete("value"));
            CompletionStage<String> seen = stage;
            assertThat(Async.await(seen)).isEqualTo("value");
            assertThat(Async.await(stage)).isEqualTo("value");
            return null;
        });
    }

    @InEveryForm
    void aFutureThatIsNoStageYieldsItsResult(Form form) throws Throwable {
        inLoopAndOutside(form, 3, 3, () -> {
            FutureTask<String> future = new FutureTask<>(() -> "value");
            running(future);
            assertThat(Async.await((Future<String>) future)).isEqualTo("value");
            return null;
        });
    }

    @InEveryForm
    void failuresAreUnwrapped(Form form) throws Throwable {
        inLoopAndOutside(form, 1, 1, () -> {
            IOException exception = new IOException();
            CompletableFuture<String> stage = CompletableFuture.failedFuture(exception);
            assertThatThrownBy(() -> Async.await(stage.thenApply(value -> value)))
                    .isSameAs(exception);
            FutureTask<String> future = new FutureTask<>(() -> {
                throw exception;
            });
            future.run();
            assertThatThrownBy(() -> Async.await(future)).isSameAs(exception);
            assertThatThrownBy(() -> Async.await(new Numbers(0, exception))).isSameAs(exception);
            assertThatThrownBy(() -> Async.awaitAll(new Numbers(2, exception))).isSameAs(exception);
            return null;
        });
    }

    @InEveryForm
    void whatWasCancelledThrowsTheLoopsOwnException(Form form) throws Throwable {
        inLoopAndOutside(form, 1, 1, () -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            stage.cancel(false);
            assertThatThrownBy(() -> Async.await(stage)).isInstanceOf(CancelledException.class);
            FutureTask<String> future = new FutureTask<>(() -> "never");
            future.cancel(false);
            assertThatThrownBy(() -> Async.await(future)).isInstanceOf(CancelledException.class);
            return null;
        });
    }

    @InEveryForm
    void aPublisherYieldsItsFirstElementAndIsAskedForNoOther(Form form) throws Throwable {
        inLoopAndOutside(form, 1, 1, () -> {
            Numbers numbers = new Numbers(3, null);
            assertThat(Async.await(numbers)).isEqualTo(1);
            assertThat(numbers.log).containsExactly("sends 1", "cancelled");
            assertThat(Async.await(new Numbers(0, null))).isNull();
            return null;
        });
    }

    @InEveryForm
    void allElementsOfAPublisherComeInTheirOrder(Form form) throws Throwable {
        inLoopAndOutside(form, 1, 1, () -> {
            assertThat(Async.awaitAll(new Numbers(40, null)))
                    .hasSize(40)
                    .startsWith(1, 2, 3)
                    .endsWith(40);
            assertThat(Async.awaitAll(new Numbers(0, null))).isEmpty();
            return null;
        });
    }

    @InEveryForm
    void publishersOfReactiveStreamsAreAwaitedAlike(Form form) throws Throwable {
        inLoopAndOutside(form, 1, 1, () -> {
            assertThat(Async.await(FlowAdapters.toPublisher(new Numbers(3, null))))
                    .isEqualTo(1);
            assertThat(Async.awaitAll(FlowAdapters.toPublisher(new Numbers(3, null))))
                    .containsExactly(1, 2, 3);
            return null;
        });
    }

    @InEveryForm
    void aCancelOfTheTaskGoesOnToWhatItAwaits(Form form) throws Throwable {
        form.run(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            Task<?> task = Async.createTask(() -> Async.await(stage));
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            assertThat(stage).isCancelled();
        });
    }

    @InEveryForm
    void anInterruptOutsideOfALoopCancelsWhatIsAwaited(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Async.await(stage)).isInstanceOf(InterruptedException.class);
            assertThat(stage).isCancelled();
        });
    }

    @InEveryForm
    void otherTasksGoOnWhileOneAwaitsAStage(Form form) throws Throwable {
        form.run(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            Task<String> waiting = Async.createTask(() -> Async.await(stage));
            Async.yieldNow();
            stage.complete("value");
            assertThat(Async.await(waiting)).isEqualTo("value");
        });
    }
}
