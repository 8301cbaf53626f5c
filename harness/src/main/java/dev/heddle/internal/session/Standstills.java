package dev.heddle.internal.session;

import dev.heddle.FailureKind;
import dev.heddle.internal.detect.MissedNotification;
import dev.heddle.internal.model.Awakening;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.runtime.ExecutionFailure;
import dev.heddle.internal.runtime.Probe;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.WaitFact;
import org.jspecify.annotations.Nullable;

/**
 * Tells missed notifications from deadlocks: where threads stand still, those that wait for a notification are asked, one
 * after another, what they would do if they were woken, each in an execution of its own.
 *
 * <p>Only waits that stand in code of the user and of libraries are asked: those of the JDK's queues, pools and futures are
 * taken to be right, and so is every wait where threads wait for each other's locks.
 */
final class Standstills {

    /**
     * What a thread missed, and what is known of that.
     *
     * @param missed what it missed
     * @param waiter that thread, and where it waits
     * @param awakening what it did when it was woken
     * @param trace of the execution
     */
    record Finding(MissedNotification.Missed missed, WaitFact waiter, Awakening awakening, Trace trace) {}

    /** Each costs an execution. */
    private static final int MOST_ASKED = 12;

    private final Runner runner;
    private final CodeSiteTable sites;

    Standstills(Runner runner, CodeSiteTable sites) {
        this.runner = runner;
        this.sites = sites;
    }

    /** The kind of an execution's failure; to know it, others may have to be run. */
    FailureKind kind(Runner.Summary summary, ExecutionFailure failure) {
        return missed(summary) == null ? failure.kind() : FailureKind.MISSED_NOTIFICATION;
    }

    /** Whether an execution failed in this way. */
    boolean isOf(FailureKind kind, Runner.Summary summary) {
        ExecutionFailure failure = summary.failure();
        return failure != null && kind(summary, failure) == kind;
    }

    /** What a thread missed in this execution; null if none is known to have missed anything. */
    @Nullable
    Finding missed(Runner.Summary summary) {
        ExecutionFailure failure = summary.failure();
        if (failure == null
                || failure.kind() != FailureKind.DEADLOCK
                || !new WaitReport(sites, failure.waits()).cycles().isEmpty()) {
            return null;
        }
        int asked = 0;
        for (WaitFact wait : failure.waits()) {
            if (isForNotification(wait) && asked++ < MOST_ASKED) {
                Finding finding = ask(summary.choices(), wait);
                if (finding != null) {
                    return finding;
                }
            }
        }
        return null;
    }

    private @Nullable Finding ask(int[] choices, WaitFact wait) {
        Probe probe = runner.probe(choices, wait.number());
        Awakening awakening = probe.awakening();
        if (awakening == null || awakening.site() != wait.site()) {
            return null;
        }
        MissedNotification.Missed missed = MissedNotification.find(awakening, probe.given(), sites);
        return missed == null ? null : new Finding(missed, wait, awakening, probe.trace());
    }

    /** Whether it is the user who waits for a notification, and not the JDK for him. */
    private boolean isForNotification(WaitFact wait) {
        CodeSite site = sites.get(wait.site());
        if ((wait.site() & CodeSiteTable.JDK) != 0 || site == CodeSite.UNKNOWN) {
            return false;
        }
        String called = site.member();
        return switch (wait.kind()) {
            case MONITOR_WAIT -> called.endsWith(".wait()");
            case PARK -> called.startsWith("LockSupport.park");
            case CONDITION_WAIT -> true;
            default -> false;
        };
    }
}
