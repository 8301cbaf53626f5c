package dev.heddle.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * Notices that an execution makes no step for a long time: it blocks in what is not modelled, or computes without end. A thread
 * that blocks is known by getting no processor time in that real time. One that computes has that much processor time, however
 * long it has to wait for it on a busy machine. First interrupts it; when that doesn't help, gives it up. Where a debugger may stop threads for as long as somebody
 * thinks, it sleeps.
 */
final class Watchdog {

    /** In seconds of real time. */
    static final String LIMIT = "heddle.watchdog";

    private static final long DEFAULT_SECONDS = 10;
    private static final long GRACE_NANOS = 1_000_000_000L;
    /** Of the limit, this part is enough where the thread waits for another, in what is not modelled, without a limit. */
    private static final int PART_WHEN_WAITING = 4;
    /** From this part of the limit on, processor time is measured. */
    private static final int PART_BEFORE_MEASURING = 2;
    /** A thread with less of a processor than this part blocks. */
    private static final int LEAST_PART_OF_PROCESSOR = 50;

    private final Campaign<?> campaign;
    private final long limitNanos = Long.getLong(LIMIT, DEFAULT_SECONDS) * 1_000_000_000L;
    private long lastSteps = -1;
    private long since = System.nanoTime();
    private long waitingSince = since;
    private long stuckSince;
    private boolean measuring;
    private long measuredSince;
    private long computed;
    private @Nullable StuckThread stuck;
    private boolean abandoned;

    Watchdog(Campaign<?> campaign) {
        this.campaign = campaign;
    }

    /**
     * Passes if the property says how many seconds, or nothing.
     *
     * @throws IllegalArgumentException if it says anything else
     */
    static void checkLimit() {
        String asked = System.getProperty(LIMIT);
        if (asked != null && Long.getLong(LIMIT, 0) <= 0) {
            throw new IllegalArgumentException("-D" + LIMIT + "=" + asked + " is no positive number of seconds");
        }
    }

    /** Looks once; true when the campaign has to be given up. */
    boolean isStuck() {
        long steps = campaign.progress();
        long now = System.nanoTime();
        if (steps != lastSteps || !campaign.insideTest() || Debugger.canStopThisJvm()) {
            lastSteps = steps;
            since = now;
            waitingSince = now;
            measuring = false;
            return false;
        }
        if (!isWaiting()) {
            waitingSince = now;
        }
        boolean waits = now - waitingSince > limitNanos / PART_WHEN_WAITING;
        if (stuck == null && (waits || isBlockedOrHasComputed(now))) {
            stuck = StuckThread.of(campaign.carriers(), waits ? limitNanos / PART_WHEN_WAITING : limitNanos);
            stuckSince = now;
            campaign.requestStop();
            for (Thread carrier : campaign.carriers()) {
                carrier.interrupt();
            }
        }
        abandoned = stuck != null && now - stuckSince > GRACE_NANOS;
        return abandoned;
    }

    private boolean isBlockedOrHasComputed(long now) {
        if (now - since <= limitNanos / PART_BEFORE_MEASURING) {
            return false;
        }
        if (!measuring) {
            measuring = true;
            measuredSince = now;
            computed = ComputingTime.of(campaign.carriers());
        }
        if (now - since <= limitNanos) {
            return false;
        }
        long part = ComputingTime.of(campaign.carriers()) - computed;
        return computed < 0
                || part < (now - measuredSince) / LEAST_PART_OF_PROCESSOR
                || part > limitNanos - limitNanos / PART_BEFORE_MEASURING;
    }

    /** Whether the thread that runs stands at a real monitor, or waits for a real notification. */
    private boolean isWaiting() {
        Thread[] carriers = campaign.carriers();
        for (Thread carrier : carriers) {
            Thread.State state = carrier.getState();
            if (state != Thread.State.WAITING && state != Thread.State.BLOCKED) {
                return false;
            }
        }
        return carriers.length > 0;
    }

    /** What was stuck, or null if nothing was. */
    @Nullable
    StuckThread verdict() {
        return stuck == null ? null : stuck.abandoned(abandoned);
    }
}
