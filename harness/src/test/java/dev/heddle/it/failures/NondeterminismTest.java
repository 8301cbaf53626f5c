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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

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
        assertThat(failure.report())
                .containsPattern("differed +AtomicInteger.value +held \\d, and now \\d +"
                        + "for main in AtomicInteger.incrementAndGet\\(\\) +NondeterminismTest.java:");
    }

    private static final class Held {
        int total;
        boolean seen;
        String text = "";
        final int[] numbers = new int[2];
        final List<Integer> list = new ArrayList<>();
        final Map<String, Integer> map = new ConcurrentHashMap<>();
    }

    /** What an object keeps that the test holds in its hands is never put back. */
    @OnEveryEngine
    void namesTheVariableThatDiffered(Engine engine) {
        assertThat(diverging(engine, held -> ++held.total)).containsPattern("differed +NondeterminismTest.Held.total ");
        assertThat(diverging(engine, held -> ++held.numbers[1]))
                .containsPattern("differed +int\\[1] +held \\d, and now");
        assertThat(diverging(engine, held -> {
                    held.list.add(1);
                    return held.list.size();
                }))
                .contains("ArrayList", "for main");
        assertThat(diverging(engine, held -> held.map.merge("a", 1, Integer::sum)))
                .contains("in Map.merge()");
        assertThat(diverging(engine, held -> {
                    held.text += "a";
                    return held.text.length();
                }))
                .contains("Held.text", "held \"aaa\", and now \"aaaa\"");
    }

    private static String diverging(Engine engine, ToIntFunction<Held> left) {
        Held held = new Held();
        return nondeterminism(engine, () -> {
                    start(() -> steps(1));
                    steps(left.applyAsInt(held));
                })
                .report();
    }

    @OnEveryEngine
    void namesTheFieldThatMakesALaterExecutionFail(Engine engine) {
        Held held = new Held();

        Failure failure = nondeterminism(engine, () -> {
            start(() -> steps(1));
            assertThat(++held.total).isLessThan(9);
        });

        assertThat(failure.summary()).contains("passed at first, and fails now by the same schedule");
        assertThat(failure.report())
                .containsPattern("differed +NondeterminismTest.Held.total +held 1, and now \\d+ +for main");
    }

    @OnEveryEngine
    void namesTheFieldThatMakesALaterExecutionReturnAnother(Engine engine) {
        Held held = new Held();

        Exploration<Integer> exploration = on(engine).explore(() -> held.total++);

        assertThat(exploration.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
            assertThat(failure.summary()).isEqualTo("the same schedule returned 3 at first, and now 4");
            assertThat(failure.report()).contains("NondeterminismTest.Held.total", "held 3, and now 4");
        });
    }

    /** Such as a cache that is filled by the first execution. */
    @OnEveryEngine
    void isNoneOfWhatIsDoneOnce(Engine engine) {
        Held held = new Held();

        Exploration<Boolean> exploration = on(engine).maxExecutions(50).explore(() -> {
            start(() -> steps(1));
            steps(held.seen ? 1 : 2);
            held.seen = true;
            return held.seen;
        });

        assertThat(exploration.failures()).isEmpty();
    }

    /** The properties of the system belong to the JVM. */
    @OnEveryEngine
    void namesTheCallThatLeadsToStateOfTheJvm(Engine engine) {
        String name = "dev.heddle.it.left." + engine;
        try {
            Failure failure = nondeterminism(engine, () -> {
                start(() -> steps(1));
                int before = Integer.getInteger(name, 0);
                System.setProperty(name, Integer.toString(before + 1));
                steps(before);
            });

            assertThat(failure.report()).contains("System.setProperty()", "NondeterminismTest.java:");
        } finally {
            System.clearProperty(name);
        }
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
