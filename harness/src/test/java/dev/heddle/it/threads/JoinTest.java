package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.time.Duration;
import java.util.List;

/** Waiting for a thread's end. */
class JoinTest {

    private static Runnable sleeping(long millis) {
        return Threads.unchecked(() -> Thread.sleep(millis));
    }

    private static long elapsedMillis() {
        return VirtualClock.current().elapsed().toMillis();
    }

    @OnEveryThreadKind
    void waitsForTheEnd(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Thread thread = kind.start(sleeping(500));
            thread.join();
            return List.of(thread.isAlive(), elapsedMillis());
        });

        assertThat(seen).containsExactly(false, 500L);
    }

    @OnEveryThreadKind
    @Shows(of = Thread.class, value = Aspect.TIMES_OUT)
    void givesUpAtTheLimit(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Thread thread = kind.start(sleeping(500));
            thread.join(200);
            return List.of(thread.isAlive(), elapsedMillis());
        });

        assertThat(seen).containsExactly(true, 200L);
    }

    @OnEveryThreadKind
    void endsBeforeTheLimitWhenTheThreadDoes(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Thread thread = kind.start(sleeping(500));
            thread.join(700, 1);
            return List.of(thread.isAlive(), elapsedMillis());
        });

        assertThat(seen).containsExactly(false, 500L);
    }

    @OnEveryThreadKind
    void takesZeroForNoLimit(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Thread thread = kind.start(sleeping(500));
            thread.join(0);
            return List.of(thread.isAlive(), elapsedMillis());
        });

        assertThat(seen).containsExactly(false, 500L);
    }

    @OnEveryThreadKind
    void returnsAtOnceWhenTheThreadHasEnded(Engine engine, ThreadKind kind) {
        Duration elapsed = constant(engine, () -> {
            Thread thread = kind.start(() -> {});
            thread.join();
            thread.join();
            thread.join(50);
            return VirtualClock.current().elapsed();
        });

        assertThat(elapsed).isZero();
    }

    @OnEveryThreadKind
    void seesWhatTheThreadWrote(Engine engine, ThreadKind kind) {
        int written = constant(engine, () -> {
            int[] cell = new int[1];
            Thread thread = kind.start(() -> cell[0] = 5);
            thread.join();
            return cell[0];
        });

        assertThat(written).isEqualTo(5);
    }

    @OnEveryThreadKind
    void refusesANegativeLimit(Engine engine, ThreadKind kind) {
        String refusal = constant(engine, () -> {
            Thread thread = kind.start(() -> {});
            try {
                thread.join(-1);
                return "joined";
            } catch (IllegalArgumentException refused) {
                return "refused";
            }
        });

        assertThat(refusal).isEqualTo("refused");
    }
}
