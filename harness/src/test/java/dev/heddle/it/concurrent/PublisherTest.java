package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishers and their subscribers, fast and slow, attentive and forgetful. */
class PublisherTest {

    private static final Executor NEW_THREADS = task -> new Thread(task).start();

    private static SubmissionPublisher<Integer> publisher() {
        return new SubmissionPublisher<>(NEW_THREADS, 1);
    }

    @OnEveryEngine
    @Shows(of = SubmissionPublisher.class, value = Aspect.BLOCKS)
    void makesADeadlockOfWhoSubmitsToASubscriberThatRequestsNothing(Engine engine) {
        Failure found = failure(engine, () -> {
            SubmissionPublisher<Integer> publisher = publisher();
            publisher.subscribe(new Sum(0, 0));
            publisher.submit(1);
            publisher.submit(2);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = SubmissionPublisher.class, value = Aspect.WAKES)
    void letsASubmitGoOnWhenTheSubscriberRequests(Engine engine) {
        int sum = constant(engine, () -> {
            SubmissionPublisher<Integer> publisher = publisher();
            Sum slow = new Sum(0, 0);
            publisher.subscribe(slow);
            Thread submits = start(() -> {
                publisher.submit(1);
                publisher.submit(2);
            });
            Heddle.awaitIdle();
            assertThat(submits.isAlive()).isTrue();
            slow.subscription().request(2);
            submits.join();
            publisher.close();
            return slow.awaitEnd();
        });

        assertThat(sum).isEqualTo(3);
    }

    @OnEveryEngine
    @Shows(of = SubmissionPublisher.class, value = Aspect.TIMES_OUT)
    void dropsWhatItOffersAtTheLimit(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            SubmissionPublisher<Integer> publisher = publisher();
            publisher.subscribe(new Sum(0, 0));
            publisher.submit(1);
            int drops = publisher.offer(2, 3, TimeUnit.SECONDS, null);
            return List.of(drops, VirtualClock.current().elapsed().toSeconds());
        });

        assertThat(seen).containsExactly(-1, 3L);
    }

    @OnEveryEngine
    @Shows(
            of = {Flow.class, SubmissionPublisher.class},
            value = Aspect.MUST_FIND)
    void findsItemsThatAreDroppedForASlowSubscriber(Engine engine) {
        Failure found = failure(engine, () -> {
            SubmissionPublisher<Integer> publisher = publisher();
            Sum sum = new Sum(1, 1);
            publisher.subscribe(sum);
            publisher.offer(1, null);
            publisher.offer(2, null);
            publisher.close();
            assertThat(sum.awaitEnd()).isEqualTo(3);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    /** Bounded: a publisher is explored as the code that it is; whether that ends soon is not measured. */
    @OnEveryEngine
    @Shows(
            of = {Flow.class, Flow.Subscriber.class, SubmissionPublisher.class},
            value = Aspect.MUST_NOT_FIND)
    void handsAllThatIsSubmittedToASlowSubscriber(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    SubmissionPublisher<Integer> publisher = publisher();
                    Sum sum = new Sum(1, 1);
                    publisher.subscribe(sum);
                    publisher.submit(1);
                    publisher.submit(2);
                    publisher.close();
                    return sum.awaitEnd();
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    @Shows(of = Flow.Subscriber.class, value = Aspect.MUST_FIND)
    void findsASubscriberThatForgetsToRequest(Engine engine) {
        Failure found = failure(engine, () -> {
            SubmissionPublisher<Integer> publisher = publisher();
            Sum sum = new Sum(1, 0);
            publisher.subscribe(sum);
            publisher.submit(1);
            publisher.submit(2);
            publisher.close();
            sum.awaitEnd();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = Flow.Processor.class, value = Aspect.MUST_FIND)
    void findsAProcessorWhoseSubscriberComesTooLate(Engine engine) {
        Failure found = failure(engine, () -> {
            SubmissionPublisher<Integer> source = publisher();
            Doubling doubling = new Doubling(NEW_THREADS);
            Sum sum = new Sum(1, 1);
            source.subscribe(doubling);
            source.submit(1);
            doubling.subscribe(sum);
            source.close();
            assertThat(sum.awaitEnd()).isEqualTo(2);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    /** Bounded, as for one publisher. */
    @OnEveryEngine
    @Shows(of = Flow.Processor.class, value = Aspect.MUST_NOT_FIND)
    void handsAllThroughAProcessorWithASubscriber(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    SubmissionPublisher<Integer> source = publisher();
                    Doubling doubling = new Doubling(NEW_THREADS);
                    Sum sum = new Sum(1, 1);
                    doubling.subscribe(sum);
                    source.subscribe(doubling);
                    source.submit(1);
                    source.close();
                    return sum.awaitEnd();
                }))
                .containsExactly(2);
    }

    // Subscriptions that users write

    /** Sums the demand of all who request, one after the other if they do. */
    private static final class Careless implements Subscription {

        private long demand;

        @Override
        public void request(long n) {
            demand += n;
        }

        @Override
        public void cancel() {
            demand = 0;
        }
    }

    private static final class Careful implements Subscription {

        private final AtomicLong demand = new AtomicLong();

        @Override
        public void request(long n) {
            demand.addAndGet(n);
        }

        @Override
        public void cancel() {
            demand.set(0);
        }
    }

    @OnEveryEngine
    @Shows(of = Flow.Subscription.class, value = Aspect.MUST_FIND)
    void findsDemandThatIsLost(Engine engine) {
        Failure found = failure(engine, () -> {
            Careless subscription = new Careless();
            together(() -> subscription.request(1), () -> subscription.request(2));
            assertThat(subscription.demand).isEqualTo(3);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = Flow.Subscription.class, value = Aspect.MUST_FIND)
    void findsAnItemThatComesAfterACancellation(Engine engine) {
        Failure found = failure(engine, () -> {
            SubmissionPublisher<Integer> publisher = publisher();
            Sum sum = new Sum(1, 1);
            publisher.subscribe(sum);
            publisher.submit(1);
            sum.subscription().cancel();
            int then = sum.sum();
            Heddle.awaitIdle();
            assertThat(sum.sum()).isEqualTo(then);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = Flow.Subscription.class, value = Aspect.MUST_NOT_FIND)
    void verifiesDemandThatIsAddedAtOnce(Engine engine) {
        assertThat(verified(engine, () -> {
                            Careful subscription = new Careful();
                            together(() -> subscription.request(1), () -> subscription.request(2));
                            return subscription.demand.get();
                        })
                        .outcomes())
                .containsOnlyKeys(3L);
    }
}
