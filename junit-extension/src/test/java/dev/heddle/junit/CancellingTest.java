package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Cancellation;
import dev.heddle.ExplorationFailure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Cancellations that are injected into a test. */
class CancellingTest {

    static class LatchCase {

        @AsyncTest
        @Explore(strategy = Strategy.EXHAUSTIVE, cancellation = Cancellation.INJECT, cancelling = "work*")
        void opensTheLatch() throws InterruptedException {
            CountDownLatch begin = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            new Thread(
                            () -> {
                                try {
                                    begin.await();
                                    done.countDown();
                                } catch (InterruptedException interrupted) {
                                    Thread.currentThread().interrupt();
                                }
                            },
                            "worker")
                    .start();
            begin.countDown();
            done.await();
        }
    }

    @Test
    void findsWhatAnInterruptLeavesUndone() {
        ExplorationFailure failure = (ExplorationFailure) TestKit.failure(TestKit.run(LatchCase.class));

        assertThat(failure.failure().kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.failure().report()).containsPattern("injected +interrupt of worker at step");
    }

    @Test
    void interruptsThoseThatThePropertyNames() {
        assertThat(TestKit.runWith("heddle.cancelling", "nobody, reader-*", LatchCase.class)
                        .testEvents()
                        .failed()
                        .count())
                .isZero();
    }

    @Test
    void refusesWhatIsNoName() {
        Throwable failure = TestKit.failure(TestKit.runWith("heddle.cancelling", "a*b", LatchCase.class));

        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class).hasMessage("""
            Setting cancelling: "a*b" is no name of a thread: write the whole name, or its beginning and then *
              set by     system property -Dheddle.cancelling
              write      @Explore(cancelling = …)  or  -Dheddle.cancelling=worker-1,reader-*\
            """);
    }
}
