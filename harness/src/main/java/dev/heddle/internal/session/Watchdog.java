package dev.heddle.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * Notices that an execution makes no step for a long real time: it blocks in what is not modelled, or computes without
 * end. First interrupts it; when that doesn't help, gives it up.
 */
final class Watchdog {

    /** In seconds of real time. */
    static final String LIMIT = "heddle.watchdog";

    private static final long DEFAULT_SECONDS = 10;
    private static final long GRACE_NANOS = 1_000_000_000L;

    private final Campaign<?> campaign;
    private final long limitNanos = Long.getLong(LIMIT, DEFAULT_SECONDS) * 1_000_000_000L;
    private long lastSteps = -1;
    private long since = System.nanoTime();
    private @Nullable StuckThread stuck;
    private boolean abandoned;

    Watchdog(Campaign<?> campaign) {
        this.campaign = campaign;
    }

    /** Looks once; true when the campaign has to be given up. */
    boolean isStuck() {
        long steps = campaign.progress();
        long now = System.nanoTime();
        if (steps != lastSteps || !campaign.insideTest()) {
            lastSteps = steps;
            since = now;
            return false;
        }
        if (stuck == null && now - since > limitNanos) {
            stuck = StuckThread.of(campaign.carriers(), limitNanos / 1_000_000_000L);
            campaign.requestStop();
            for (Thread carrier : campaign.carriers()) {
                carrier.interrupt();
            }
        }
        abandoned = stuck != null && now - since > limitNanos + GRACE_NANOS;
        return abandoned;
    }

    /** What was stuck, or null if nothing was. */
    @Nullable
    StuckThread verdict() {
        return stuck == null ? null : stuck.abandoned(abandoned);
    }
}
