package dev.heddle.it.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.Threads;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests of exhaustive explorations begin with. */
public final class Exhaustive {

    private Exhaustive() {}

    public static Explorer exhaustive(Engine engine) {
        return Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).onFailure(OnFailure.CONTINUE);
    }

    public static <T> Exploration<T> verified(Engine engine, Callable<T> test) {
        Exploration<T> exploration = exhaustive(engine).explore(test);
        assertThat(exploration.notes())
                .allSatisfy(note -> assertThat(note).startsWith("A data race, which is no failure"));
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        return exploration;
    }

    static int lostUpdate() throws InterruptedException {
        AtomicInteger x = new AtomicInteger();
        Thread other = Threads.start(() -> x.set(x.get() + 1));
        x.set(x.get() + 1);
        other.join();
        return x.get();
    }

    static final class Flag {
        int value;
        volatile boolean up;

        void raise() {
            value = 3;
            up = true;
        }
    }

    static String waitFor(Flag flag, int tries) {
        for (int i = 0; i < tries; i++) {
            if (flag.up) {
                return "up";
            }
            Thread.onSpinWait();
        }
        return "gave up";
    }
}
