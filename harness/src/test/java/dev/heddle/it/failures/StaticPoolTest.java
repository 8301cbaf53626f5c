package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A pool whose threads ended with the execution that started them. */
class StaticPoolTest {

    @OnEveryEngine
    void isNoDeadlockOfTheTest(Engine engine) {
        ExecutorService kept = Executors.newFixedThreadPool(2);

        Failure failure = on(engine)
                .ignoring(FailureKind.THREAD_LEAK)
                .explore(() -> assertThat(kept.submit(() -> 42).get()).isEqualTo(42))
                .failures()
                .get(0);

        assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
        assertThat(failure.report()).contains("passed at first", "DEADLOCK", "Future.get()");
    }
}
