package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Tests that do something else when the same schedule is run again. */
class NondeterminismTest {

    private static final class Counted {

        private static int executions;
    }

    private static Failure nondeterminism(Engine engine, ThrowingRunnable test) {
        Exploration<Void> exploration = on(engine).explore(test);
        assertThat(exploration.failures()).hasSize(1);
        Failure failure = exploration.failures().get(0);
        assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
        return failure;
    }

    private static void steps(int number) {
        AtomicInteger counter = new AtomicInteger();
        for (int i = 0; i < number; i++) {
            counter.incrementAndGet();
        }
    }

    @OnEveryEngine
    void isFoundOfACounterThatOutlivesTheExecution(Engine engine) {
        AtomicInteger executions = new AtomicInteger();

        Failure failure = nondeterminism(engine, () -> {
            start(() -> steps(1));
            steps(executions.incrementAndGet());
        });

        assertThat(failure.summary()).contains("diverged from its own schedule at step");
        assertThat(failure.report()).contains("expected", "came");
    }

    @OnEveryEngine
    void isFoundOfRealChance(Engine engine) {
        Failure failure = nondeterminism(engine, () -> {
            start(() -> steps(1));
            try (DataInputStream chance = new DataInputStream(new FileInputStream("/dev/urandom"))) {
                steps(chance.readUnsignedByte());
            }
        });

        assertThat(failure.report()).contains("NondeterminismTest.java:");
    }

    @OnEveryEngine
    void isNoneOfAStaticThatIsSetBackByTheTest(Engine engine) {
        Exploration<Void> exploration = on(engine).maxExecutions(50).explore(() -> {
            Counted.executions = 0;
            start(() -> steps(1));
            steps(++Counted.executions);
        });

        assertThat(exploration.failures()).isEmpty();
    }

    @OnEveryEngine
    void mayBeIgnored(Engine engine) {
        AtomicInteger executions = new AtomicInteger();

        Exploration<Void> exploration = on(engine)
                .maxExecutions(50)
                .ignoring(FailureKind.NONDETERMINISM)
                .explore(() -> {
                    start(() -> steps(1));
                    steps(executions.incrementAndGet());
                });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.notes()).anySatisfy(note -> assertThat(note).contains("NONDETERMINISM is ignored"));
    }
}
