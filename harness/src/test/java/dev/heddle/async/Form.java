package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.Engines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to run the body of a test: in real time, or explored on an engine until nothing is left. */
final class Form {

    private final @Nullable Engine engine;
    /** What is meant, and no failure. */
    private final FailureKind[] ignored;

    private Form(@Nullable Engine engine, FailureKind... ignored) {
        this.engine = engine;
        this.ignored = ignored;
    }

    /** This one, for tests that are about tasks, or coroutines, that are left when their loop closes. */
    Form leaving() {
        return new Form(engine, FailureKind.THREAD_LEAK);
    }

    /** This one, for tests with a task that waits for the end of a thread, which has nothing more to do. */
    Form joining() {
        return new Form(engine, FailureKind.BLOCKED_EVENT_LOOP);
    }

    static List<Form> every() {
        List<Form> forms = new ArrayList<>();
        forms.add(new Form(null));
        Engines.available().forEach(engine -> forms.add(new Form(engine)));
        return forms;
    }

    /** Runs this in a loop; it can come out in one way only, so that an exploration has one execution. */
    void run(ThrowingRunnable main) throws Throwable {
        run(1, main);
    }

    /** Runs this in a loop; it can come out in so many ways. */
    void run(int executions, ThrowingRunnable main) throws Throwable {
        runPlainly(executions, () -> Async.run(main));
    }

    /** Runs this, which makes its own loops; it can come out in so many ways. */
    void runPlainly(int executions, ThrowingRunnable body) throws Throwable {
        if (engine == null) {
            body.run();
            return;
        }
        verified(executions, exhaustive(engine).ignoring(ignored).explore(body));
    }

    static Explorer exhaustive(Engine engine) {
        return Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE);
    }

    /** Asserts that nothing failed, and that these are all executions: so many, and none of them redundant. */
    static <T> Exploration<T> verified(long executions, Exploration<T> exploration) {
        exploration.throwIfFailed();
        assertThat(exploration.verdict()).as(exploration.notes().toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.redundant()).as("redundant executions").isZero();
        assertThat(exploration.executions()).as("executions").isEqualTo(executions);
        return exploration;
    }

    @Override
    public String toString() {
        return engine == null ? "in real time" : engine.toString();
    }
}
