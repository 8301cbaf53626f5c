package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Reactor on its parallel scheduler. */
class ReactorTest {

    @AsyncTest
    @Explore(maxExecutions = 100)
    void addsUpInParallel() {
        StepVerifier.create(Flux.range(1, 3)
                        .flatMap(i -> Mono.fromCallable(() -> i * i).subscribeOn(Schedulers.parallel()))
                        .reduce(Integer::sum))
                .expectNext(14)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @AsyncTest
    @Explore(maxExecutions = 100)
    void ticksEachHour() {
        assertThat(Flux.interval(Duration.ofHours(1)).take(3).collectList().block())
                .containsExactly(0L, 1L, 2L);

        assertThat(VirtualClock.current().elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(3));
    }

    @Test
    void findsTheListThatParallelStepsShare(TestReporter reporter) {
        Misuse.isFound(FailureKind.EXCEPTION, ReactorTest::shareAList, reporter);
    }

    @Test
    void findsTheStepThatSleepsOnAParallelThread(TestReporter reporter) {
        Misuse.isFound(FailureKind.BLOCKED_EVENT_LOOP, ReactorTest::sleepInAStep, reporter);
    }

    /** Reactor refuses its own {@code block()} on such a thread, but can't see what else waits there. */
    private static void sleepInAStep() {
        Mono.fromCallable(() -> {
                    Thread.sleep(100);
                    return 1;
                })
                .subscribeOn(Schedulers.parallel())
                .block();
    }

    private static void shareAList() {
        List<Integer> squares = new ArrayList<>();
        Flux.range(1, 2)
                .parallel(2)
                .runOn(Schedulers.parallel())
                .doOnNext(i -> squares.add(i * i))
                .sequential()
                .blockLast(Duration.ofSeconds(5));

        assertThat(squares).containsExactlyInAnyOrder(1, 4);
    }
}
