package dev.heddle.it.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Processor;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.SubmissionPublisher;

/** Hands on the double of each number that it gets, as the documentation of {@link SubmissionPublisher} does it. */
final class Doubling extends SubmissionPublisher<Integer> implements Processor<Integer, Integer> {

    Doubling(Executor executor) {
        super(executor, 1);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Integer item) {
        submit(2 * item);
    }

    @Override
    public void onError(Throwable error) {
        closeExceptionally(error);
    }

    @Override
    public void onComplete() {
        close();
    }
}
