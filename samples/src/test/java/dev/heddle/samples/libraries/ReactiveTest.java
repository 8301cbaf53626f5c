package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Reactor and RxJava, on their own schedulers. */
@Explore(maxExecutions = 100)
class ReactiveTest {

    @AsyncTest
    void reactorAddsUpInParallel() {
        Scheduler two = Schedulers.newParallel("two", 2);
        Integer sum = Flux.range(1, 3)
                .flatMap(i -> Mono.fromCallable(() -> i * i).subscribeOn(two))
                .reduce(Integer::sum)
                .block(Duration.ofSeconds(5));
        two.dispose();

        assertThat(sum).isEqualTo(14);
    }

    @AsyncTest
    void reactorTicks() {
        StepVerifier.create(Flux.interval(Duration.ofHours(1)).take(3))
                .expectNext(0L, 1L, 2L)
                .expectComplete()
                .verify(Duration.ofHours(4));
    }

    @AsyncTest
    void rxAddsUpInParallel() {
        Integer sum = Flowable.range(1, 3)
                .flatMap(i -> Flowable.just(i)
                        .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation())
                        .map(x -> x * x))
                .reduce(Integer::sum)
                .blockingGet();

        assertThat(sum).isEqualTo(14);
    }
}
