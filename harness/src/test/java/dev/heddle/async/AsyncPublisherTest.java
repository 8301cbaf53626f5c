package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** Elements that go to subscribers, and come from publishers. */
class AsyncPublisherTest {

    /** Notes what it is told, and asks for what a test wants. */
    private static final class Notes implements Flow.Subscriber<Integer> {

        final List<String> log = new ArrayList<>();
        final AsyncEvent ended = new AsyncEvent();
        final long atOnce;
        Flow.Subscription subscription = new Sent();

        Notes(long atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            log.add("subscribed");
            if (atOnce != 0) {
                given.request(atOnce);
            }
        }

        @Override
        public void onNext(Integer element) {
            log.add("got " + element);
        }

        @Override
        public void onError(Throwable thrown) {
            log.add(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
            ended.set();
        }

        @Override
        public void onComplete() {
            log.add("complete");
            ended.set();
        }
    }

    /** What a subscriber says to its publisher. */
    private static final class Sent implements Flow.Subscription {

        final List<String> log = new ArrayList<>();

        @Override
        public void request(long most) {
            log.add("request " + most);
        }

        @Override
        public void cancel() {
            log.add("cancel");
        }
    }

    private static AsyncIterator<Integer> numbers(List<String> log) {
        return AsyncIterator.generate(out -> {
            try {
                for (int number = 1; ; number++) {
                    log.add("emits " + number);
                    out.emit(number);
                }
            } finally {
                log.add("cleans up");
            }
        });
    }

    @OnEveryGround
    void sendsAllToItsSubscriber(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Notes notes = new Notes(Long.MAX_VALUE);
                    AsyncIterator.of(List.of(1, 2)).toPublisher().subscribe(notes);
                    notes.ended.await();
                    return notes.log;
                }))
                .containsExactly("subscribed", "got 1", "got 2", "complete");
    }

    @OnEveryGround
    void awaitsNoElementThatWasNotRequested(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Notes notes = new Notes(0);
                    numbers(notes.log).toPublisher().subscribe(notes);
                    Await.turns(4);
                    notes.log.add("requests");
                    notes.subscription.request(2);
                    Await.turns(20);
                    notes.subscription.cancel();
                    Await.turns(6);
                    return notes.log;
                }))
                .containsExactly("subscribed", "requests", "emits 1", "got 1", "emits 2", "got 2", "cleans up");
    }

    @OnEveryGround
    void endsTheGeneratorThatASubscriberWaitsFor(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Notes notes = new Notes(1);
                    AsyncIterator.<Integer>generate(out -> {
                                try {
                                    EventLoop.current().createFuture().await();
                                } finally {
                                    notes.log.add("cleans up");
                                }
                            })
                            .toPublisher()
                            .subscribe(notes);
                    Await.turns(6);
                    notes.subscription.cancel();
                    notes.subscription.cancel();
                    Await.turns(6);
                    return notes.log;
                }))
                .containsExactly("subscribed", "cleans up");
    }

    @OnEveryGround
    void tellsOfErrorsAndOfWrongRequests(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Notes fails = new Notes(5);
                    AsyncIterator.<Integer>generate(out -> {
                                out.emit(1);
                                throw new IOException("no more");
                            })
                            .toPublisher()
                            .subscribe(fails);
                    fails.ended.await();
                    Notes asksWrongly = new Notes(-1);
                    AsyncIterator.of(List.of(1)).toPublisher().subscribe(asksWrongly);
                    asksWrongly.ended.await();
                    return List.of(fails.log, asksWrongly.log);
                }))
                .containsExactly(
                        List.of("subscribed", "got 1", "IOException: no more"),
                        List.of("subscribed", "IllegalArgumentException: a subscriber must request 1 element or more"));
    }

    @OnEveryGround
    void hasOneSubscriber(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Flow.Publisher<Integer> publisher =
                            AsyncIterator.of(List.of(1)).toPublisher();
                    Notes first = new Notes(2);
                    Notes second = new Notes(2);
                    publisher.subscribe(first);
                    publisher.subscribe(second);
                    Await.turns(10);
                    return List.of(first.log, second.log);
                }))
                .containsExactly(
                        List.of("subscribed", "got 1", "complete"),
                        List.of(
                                "subscribed",
                                "IllegalStateException: The elements of an iterator go to one subscriber, and it has one"));
    }

    @OnEveryGround
    void asksAPublisherForAFewElementsInAdvance(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Sent sent = new Sent();
                    List<Flow.Subscriber<? super Integer>> subscribers = new ArrayList<>();
                    AsyncIterator<Integer> elements = AsyncIterator.from(
                            subscriber -> {
                                subscribers.add(subscriber);
                                subscriber.onSubscribe(sent);
                                for (int number = 1; number <= 4; number++) {
                                    subscriber.onNext(number);
                                }
                            },
                            4);
                    List<Object> seen = new ArrayList<>(List.of(subscribers.size()));
                    for (int i = 0; i < 3; i++) {
                        seen.add(elements.next().orElseThrow());
                        seen.add(List.copyOf(sent.log));
                    }
                    subscribers.get(0).onComplete();
                    seen.add(elements.toList());
                    seen.add(sent.log);
                    return seen;
                }))
                .containsExactly(
                        0,
                        1,
                        List.of("request 4"),
                        2,
                        List.of("request 4", "request 2"),
                        3,
                        List.of("request 4", "request 2"),
                        List.of(4),
                        List.of("request 4", "request 2", "request 2", "cancel"));
    }

    @OnEveryGround
    void losesNoElementToATaskThatIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<Flow.Subscriber<? super Integer>> subscribers = new ArrayList<>();
                    AsyncIterator<Integer> elements = AsyncIterator.from(
                            subscriber -> {
                                subscribers.add(subscriber);
                                subscriber.onSubscribe(new Sent());
                            },
                            1);
                    Task<?> consumer = Async.createTask("consumer", elements::next);
                    Await.turns(2);
                    subscribers.get(0).onNext(1);
                    Await.turns(1);
                    consumer.cancel();
                    Await.end(consumer);
                    return List.of(consumer.cancelled(), elements.next());
                }))
                .containsExactly(true, Optional.of(1));
    }

    @OnEveryGround
    void takesElementsThatAnotherThreadSends(Ground ground) throws Exception {
        Set<List<Integer>> seen = ground.run(12, () -> {
            AsyncIterator<Integer> elements = AsyncIterator.from(
                    subscriber -> new Thread(() -> {
                                subscriber.onSubscribe(new Sent());
                                subscriber.onNext(1);
                                subscriber.onComplete();
                            })
                            .start(),
                    2);
            return elements.toList();
        });

        assertThat(seen).containsExactly(List.of(1));
    }

    @OnEveryGround
    void endsWithTheErrorOfThePublisher(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncIterator<Integer> elements = AsyncIterator.from(
                            subscriber -> {
                                subscriber.onSubscribe(new Sent());
                                subscriber.onNext(1);
                                subscriber.onError(new IOException("broken"));
                            },
                            2);
                    List<Object> seen = new ArrayList<>(List.of(elements.next()));
                    try {
                        elements.next();
                    } catch (IOException thrown) {
                        seen.add(String.valueOf(thrown.getMessage()));
                    }
                    seen.add(elements.next());
                    return seen;
                }))
                .containsExactly(Optional.of(1), "broken", Optional.empty());
    }

    @OnEveryGround
    void cancelsTheSubscriptionThatItDoesNotNeed(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    Sent used = new Sent();
                    Sent second = new Sent();
                    AsyncIterator<Integer> elements = AsyncIterator.from(
                            subscriber -> {
                                subscriber.onSubscribe(used);
                                subscriber.onSubscribe(second);
                                subscriber.onNext(1);
                            },
                            1);
                    elements.next();
                    elements.close();
                    return List.of(used.log, second.log, elements.next());
                }))
                .containsExactly(List.of("request 1", "request 1", "cancel"), List.of("cancel"), Optional.empty());
    }

    @Test
    void carriesElementsBetweenTwoLoops() throws Exception {
        List<Integer> squares = Async.run(() -> {
            Flow.Publisher<Integer> numbers = AsyncIterator.of(List.of(1, 2, 3)).toPublisher();
            return Await.thread(() -> Async.run(() -> {
                List<Integer> all = new ArrayList<>();
                AsyncIterator.from(numbers, 2).forEach(number -> all.add(number * number));
                return all;
            }));
        });

        assertThat(squares).containsExactly(1, 4, 9);
    }

    @Test
    void takesWhatAPublisherOfTheJdkSends() throws Exception {
        List<Integer> all = Async.run(() -> {
            try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
                AsyncIterator<Integer> elements = AsyncIterator.from(publisher, 2);
                Task<List<Integer>> taken = Async.createTask("taker", elements::toList);
                Async.yieldNow();
                for (int number = 0; number < 50; number++) {
                    publisher.submit(number);
                }
                publisher.close();
                return taken.await();
            }
        });

        assertThat(all).hasSize(50).isSorted();
    }

    @Test
    void needsALoopAndAnElementInAdvance() {
        assertThatThrownBy(() -> AsyncIterator.from(new SubmissionPublisher<Integer>(), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AsyncIterator.from(new SubmissionPublisher<Integer>(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
