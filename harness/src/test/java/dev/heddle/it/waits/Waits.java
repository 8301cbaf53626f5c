package dev.heddle.it.waits;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Checks what must be true of all places at which a thread can wait. */
final class Waits {

    private Waits() {}

    /** Who is not released leaves a deadlock. */
    static void block(Engine engine, Callable<Place> maker) {
        Exploration<Void> exploration = on(engine).maxExecutions(5).explore(() -> {
            Place place = maker.call();
            Threads.start(place.forever()).join();
        });

        assertThat(exploration.failure().orElseThrow().kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    /** Whenever the release comes, before or during the wait, it ends it, and no time passes. */
    static void wake(Engine engine, Callable<Place> maker) {
        Duration elapsed = constant(engine, () -> {
            Place place = maker.call();
            Thread waiting = Threads.start(place.forever());
            place.release().run();
            waiting.join();
            return VirtualClock.current().elapsed();
        });

        assertThat(elapsed).isZero();
    }

    /** A wait in vain takes as long as it said, to the nanosecond; one that is not in vain ends with the release. */
    static void timeOut(Engine engine, Callable<Place> maker) {
        List<Object> seen = constant(engine, () -> {
            Place place = maker.call();
            Object[] seenByOther = new Object[2];
            Threads.start(() -> {
                        seenByOther[0] = place.limited().await(3_000_000_007L, TimeUnit.NANOSECONDS);
                        seenByOther[1] = VirtualClock.current().elapsed().toNanos();
                    })
                    .join();
            return List.of(seenByOther);
        });
        List<Object> released = constant(engine, () -> {
            Place place = maker.call();
            Object[] seenByOther = new Object[2];
            Thread waiting = Threads.start(() -> {
                seenByOther[0] = place.limited().await(3, TimeUnit.SECONDS);
                seenByOther[1] = VirtualClock.current().elapsed().toMillis();
            });
            Thread.sleep(1_500);
            place.release().run();
            waiting.join();
            return List.of(seenByOther);
        });

        assertThat(seen).containsExactly(false, 3_000_000_007L);
        assertThat(released).containsExactly(true, 1_500L);
    }

    /** An interrupt before or during the wait ends it; so it does one with a limit. The status is clear then. */
    static void beInterrupted(Engine engine, Callable<Place> maker) {
        assertThat(endOfInterrupted(engine, maker, Place::forever)).isEqualTo("interrupted, false, PT0S");
        assertThat(endOfInterrupted(
                        engine, maker, place -> () -> place.limited().await(1, TimeUnit.HOURS)))
                .isEqualTo("interrupted, false, PT0S");
    }

    /** Which of the waits of a place. */
    @FunctionalInterface
    private interface Kind {

        Threads.Body of(Place place);
    }

    private static String endOfInterrupted(Engine engine, Callable<Place> maker, Kind kind) {
        return constant(engine, () -> {
            Threads.Body wait = kind.of(maker.call());
            String[] end = new String[1];
            Thread waiting = Threads.start(() -> {
                try {
                    wait.run();
                    end[0] = "released";
                } catch (InterruptedException interrupted) {
                    end[0] = "interrupted, " + Thread.currentThread().isInterrupted();
                }
            });
            if (Heddle.choose(2) == 1) {
                Heddle.awaitIdle();
            }
            waiting.interrupt();
            waiting.join();
            return end[0] + ", " + VirtualClock.current().elapsed();
        });
    }
}
