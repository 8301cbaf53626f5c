package dev.heddle.internal.clock;

import java.time.Instant;

/** The time of one execution, in nanoseconds since it began; it moves only when told to. */
public final class VirtualTime {

    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** 2000-01-01T00:00:00Z, in seconds of the Unix epoch. */
    private static final long EPOCH_SECOND = 946_684_800L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /**
     * {@code System.nanoTime()} at the beginning, 36 years: later than any moment that a class took note of before, when it
     * was initialised outside of an execution.
     */
    private static final long NANO_TIME_ORIGIN = 1L << 60;

    private long now;

    /** Nanoseconds since the execution began. */
    public long now() {
        return now;
    }

    /** Back to the beginning. */
    public void reset() {
        now = 0;
    }

    /** Moves on to this moment; does nothing if it has passed. */
    public void advanceTo(long moment) {
        now = Math.max(now, moment);
    }

    /** The moment that lies this far ahead; {@link #NEVER} if time doesn't reach that far. */
    public long after(long nanos) {
        return nanos >= NEVER - now ? NEVER : now + Math.max(0, nanos);
    }

    /** The moment that the virtual calendar calls so, in milliseconds of the Unix epoch. */
    public long atEpochMillis(long millis) {
        long fromStart = millis - EPOCH_SECOND * 1000;
        return fromStart >= NEVER / 1_000_000 ? NEVER : Math.max(0, fromStart * 1_000_000);
    }

    /** What {@code System.nanoTime()} reads. */
    public long nanoTime() {
        return NANO_TIME_ORIGIN + now;
    }

    /** What {@code System.currentTimeMillis()} reads. */
    public long currentTimeMillis() {
        return EPOCH_SECOND * 1000 + now / 1_000_000;
    }

    /** What {@code Instant.now()} reads. */
    public Instant instant() {
        return Instant.ofEpochSecond(EPOCH_SECOND + now / NANOS_PER_SECOND, now % NANOS_PER_SECOND);
    }
}
