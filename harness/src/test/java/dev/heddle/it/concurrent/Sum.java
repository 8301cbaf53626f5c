package dev.heddle.it.concurrent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber that adds up what it gets, and asks for as much as it is told to. */
final class Sum implements Subscriber<Integer> {

    private final long first;
    private final long next;
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger sum = new AtomicInteger();
    private volatile Subscription subscription = new Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    /** One that requests so many in the beginning, and so many more with each item. */
    Sum(long first, long next) {
        this.first = first;
        this.next = next;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        subscribed.countDown();
        if (first > 0) {
            given.request(first);
        }
    }

    @Override
    public void onNext(Integer item) {
        sum.addAndGet(item);
        if (next > 0) {
            subscription.request(next);
        }
    }

    @Override
    public void onError(Throwable error) {
        throw new IllegalStateException(error);
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    int sum() {
        return sum.get();
    }

    /** Waits for it. */
    Subscription subscription() throws InterruptedException {
        subscribed.await();
        return subscription;
    }

    /** The sum of all, once the publisher has said that there are no more. */
    int awaitEnd() throws InterruptedException {
        ended.await();
        return sum();
    }
}
