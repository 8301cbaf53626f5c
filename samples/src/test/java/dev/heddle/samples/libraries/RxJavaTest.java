package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** RxJava 3, on its own schedulers and with events of two threads. */
class RxJavaTest {

    @AsyncTest
    @Explore(maxExecutions = 100)
    void addsUpInParallel() {
        Integer sum = Flowable.range(1, 3)
                .flatMap(i ->
                        Flowable.just(i).subscribeOn(Schedulers.computation()).map(x -> x * x))
                .reduce(Integer::sum)
                .blockingGet();

        assertThat(sum).isEqualTo(14);
    }

    @AsyncTest
    @Explore(maxExecutions = 100)
    void countsEventsOfTwoThreads() throws Exception {
        count(PublishSubject.<Integer>create().toSerialized());
    }

    @Test
    void findsTheEventsThatAreNotSerialized(TestReporter reporter) {
        Misuse.isFound(FailureKind.EXCEPTION, () -> count(PublishSubject.create()), reporter);
    }

    private static void count(Subject<Integer> events) throws Exception {
        TestObserver<Long> count = events.count().test();
        TwoThreads.run(() -> {
            events.onNext(1);
            return events;
        });
        events.onComplete();

        count.assertValue(2L);
    }
}
