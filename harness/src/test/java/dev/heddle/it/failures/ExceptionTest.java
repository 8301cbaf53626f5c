package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.io.IOException;

/** What the body of a test throws. */
class ExceptionTest {

    private static void loseAnUpdate() throws InterruptedException {
        int[] cell = new int[1];
        together(() -> cell[0]++, () -> cell[0]++);
        assertThat(cell[0]).as("updates").isEqualTo(2);
    }

    @OnEveryEngine
    void isTheFailureItself(Engine engine) {
        Failure failure = failure(engine, ExceptionTest::loseAnUpdate);

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.cause()).isInstanceOf(AssertionError.class).hasMessageContaining("[updates]");
        assertThat(failure.schedule().token()).startsWith("h1:").hasSizeLessThan(60);
    }

    @OnEveryEngine
    void isReportedWithItsPlaceAndItsSchedule(Engine engine) {
        String report = failure(engine, ExceptionTest::loseAnUpdate).report();

        assertThat(report)
                .startsWith("Exception: ")
                .contains("thrown at  ExceptionTest.java:")
                .contains("Thread-0", "Thread-1", "read ", "write ")
                .contains("@Explore(replay = \"h1:");
    }

    @OnEveryEngine
    void mayBeChecked(Engine engine) {
        Failure failure = failure(engine, () -> {
            throw new IOException("no such disk");
        });

        assertThat(failure.summary()).isEqualTo("IOException: no such disk");
        assertThat(failure.cause()).isInstanceOf(IOException.class);
    }

    @OnEveryEngine
    void endsTheOtherThreads(Engine engine) {
        Failure failure = failure(engine, () -> {
            Thread other = new Thread(() -> {
                synchronized (ExceptionTest.class) {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.yield();
                    }
                }
            });
            other.start();
            throw new IllegalStateException("early");
        });

        assertThat(failure.summary()).isEqualTo("IllegalStateException: early");
    }

    @OnEveryEngine
    void endsTheExplorationAtTheFirst(Engine engine) {
        Exploration<Void> exploration = on(engine).explore(ExceptionTest::loseAnUpdate);

        assertThat(exploration.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(exploration.failures()).hasSize(1);
        assertThat(exploration.executions()).isLessThan(600);
    }
}
