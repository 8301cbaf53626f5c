package dev.heddle.it.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.lang.ref.Cleaner;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** What the garbage collector does is not controlled, and what relies on it is named. */
class CollectorTest {

    private static final Cleaner CLEANER = Cleaner.create();

    private static void isNamed(Engine engine, ThrowingRunnable test, String name) {
        Exploration<Void> exploration =
                Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(test);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.notes())
                .anyMatch(note ->
                        note.startsWith("Not all is explored: what " + name) && note.contains("CollectorTest.java"));
    }

    private static final class Finalized {

        private int closed;

        @Override
        @SuppressWarnings({"deprecation", "removal", "Finalize"})
        protected void finalize() {
            closed++;
        }
    }

    private static final class Plain {

        private int closed;

        void close() {
            closed++;
        }
    }

    @OnEveryEngine
    void namesAFinalizer(Engine engine) {
        isNamed(engine, () -> assertThat(new Finalized().closed).isZero(), "CollectorTest.Finalized.finalize()");
    }

    @OnEveryEngine
    void namesACleaner(Engine engine) {
        isNamed(engine, () -> CLEANER.register(new Plain(), () -> {}), "Cleaner.register()");
    }

    @OnEveryEngine
    void namesALookForCollectedObjects(Engine engine) {
        isNamed(
                engine,
                () -> {
                    ReferenceQueue<Plain> queue = new ReferenceQueue<>();
                    WeakReference<Plain> reference = new WeakReference<>(new Plain(), queue);
                    assertThat(queue.poll()).isIn(null, reference);
                },
                "ReferenceQueue.poll()");
    }

    @OnEveryEngine
    void doesNotMindAnObjectThatIsClosed(Engine engine) {
        Exploration<Void> exploration =
                Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(() -> new Plain().close());

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
    }
}
