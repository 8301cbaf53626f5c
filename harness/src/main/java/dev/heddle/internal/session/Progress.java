package dev.heddle.internal.session;

import dev.heddle.Exploration;
import dev.heddle.internal.report.ProgressLine;
import dev.heddle.internal.report.ProgressLine.Limits;
import dev.heddle.internal.report.VerdictSentence;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells a sink how far an exploration is: not before {@link #PATIENCE_NANOS}, and not more often than every {@link
 * #INTERVAL_NANOS}.
 *
 * <p>The driver calls it after each execution. It doesn't read the clock each time, but as often as makes it read the clock
 * every few milliseconds. The driver is also the one thread that may print: the thread that waits for the exploration shares
 * its identity with the test's body, and so the locks of a stream.
 */
final class Progress {

    static final long PATIENCE_NANOS = 2_000_000_000L;
    static final long INTERVAL_NANOS = 1_000_000_000L;

    /** Not more, since executions may become slower from one to the next. */
    private static final int LONGEST_STRIDE = 256;

    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private final ProgressSink sink;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long begun;
    private long looked;
    private long nextAt;
    private int stride = 1;
    private int untilLook = 1;
    private volatile boolean shown;

    /**
     * Of an exploration that begins now.
     *
     * @param nanoTime a clock, in nanoseconds from any origin
     */
    Progress(ProgressSink sink, Limits limits, LongSupplier nanoTime) {
        this.sink = sink;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.looked = begun;
        this.nextAt = begun + PATIENCE_NANOS;
    }

    /**
     * One more execution has ended, and the next has not begun.
     *
     * @param executions how many that makes
     * @param estimatedTotal how many there will be; {@link Double#NaN} when unknown
     */
    void executed(long executions, double estimatedTotal) {
        if (--untilLook > 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        stride = now - looked < LOOK_EVERY_NANOS ? Math.min(2 * stride, LONGEST_STRIDE) : 1;
        untilLook = stride;
        looked = now;
        if (now - nextAt >= 0) {
            nextAt = now + INTERVAL_NANOS;
            shown = true;
            sink.show(new ProgressLine(executions, Duration.ofNanos(now - begun), estimatedTotal, limits));
        }
    }

    /** The exploration has ended; says what came of it to whom its progress was shown. */
    void ended(Exploration<?> exploration) {
        if (shown) {
            sink.end(VerdictSentence.of(exploration));
        }
    }
}
