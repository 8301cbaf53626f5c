package dev.heddle;

import dev.heddle.internal.session.InsideTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The clock of one execution: it begins at 2000-01-01T00:00:00Z, and moves only when no thread can run, or when told to.
 */
public final class VirtualClock {

    private static final VirtualClock CURRENT = new VirtualClock();

    private VirtualClock() {}

    /**
     * The clock of the execution that the calling thread belongs to.
     *
     * @throws IllegalStateException outside of an exploration
     */
    public static VirtualClock current() {
        InsideTest.elapsedNanos();
        return CURRENT;
    }

    /** The virtual moment. */
    public Instant now() {
        return Clock.systemUTC().instant();
    }

    /** The virtual time since this execution began. */
    public Duration elapsed() {
        return Duration.ofNanos(InsideTest.elapsedNanos());
    }

    /**
     * Moves time on; sleepers and timers whose deadline passes can run, in the order of their deadlines.
     *
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time can't go back: advance(" + duration + ")");
        }
        InsideTest.advance(duration.toNanos());
    }

    /** A {@link Clock} in UTC that reads this one. */
    public Clock asClock() {
        return Clock.system(ZoneOffset.UTC);
    }
}
