package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Verdict;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Resilience4j's bulkheads and circuit breakers. */
class ResilienceTest {

    private static Bulkhead bulkheadOfOne(Duration wait) {
        return Bulkhead.of(
                "one",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(1)
                        .maxWaitDuration(wait)
                        .build());
    }

    private static int admitted(Duration wait) throws InterruptedException {
        Bulkhead bulkhead = bulkheadOfOne(wait);
        AtomicInteger admitted = new AtomicInteger();
        Runnable call = () -> {
            try {
                bulkhead.executeRunnable(admitted::incrementAndGet);
            } catch (BulkheadFullException full) {
                // The call is turned away.
            }
        };
        Thread other = new Thread(call);
        other.start();
        call.run();
        other.join();
        return admitted.get();
    }

    /** Without patience, one of two callers at the same time is turned away. */
    @Test
    void findsTheCallThatIsTurnedAway() {
        Exploration<Integer> exploration = Heddle.explore(() -> admitted(Duration.ZERO));

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void admitsThoseWhoWait() throws InterruptedException {
        assertThat(admitted(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void closesAgainAfterAWhile() throws InterruptedException {
        CircuitBreaker breaker = CircuitBreaker.of(
                "breaker",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(2)
                        .minimumNumberOfCalls(2)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .build());
        Runnable failing = () -> {
            throw new IllegalStateException();
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> breaker.executeRunnable(failing)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(breaker.getState()).isEqualTo(State.OPEN);

        Thread.sleep(Duration.ofSeconds(31).toMillis());
        breaker.executeRunnable(() -> {});
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void findsThePermissionThatIsNotGivenBack(TestReporter reporter) {
        assertThat(Misuse.isFound(FailureKind.EXCEPTION, ResilienceTest::leaveWithoutReleasing, reporter)
                        .cause())
                .isInstanceOf(BulkheadFullException.class);
    }

    private static void leaveWithoutReleasing() throws Exception {
        Bulkhead bulkhead = bulkheadOfOne(Duration.ofSeconds(1));
        AtomicBoolean stopped = new AtomicBoolean();
        TwoThreads.run(
                () -> {
                    stopped.set(true);
                    bulkhead.executeRunnable(() -> {});
                    return stopped;
                },
                () -> {
                    bulkhead.acquirePermission();
                    if (!stopped.get()) {
                        bulkhead.onComplete();
                    }
                    return bulkhead;
                });
    }
}
