package dev.heddle.internal.detect;

import dev.heddle.internal.model.Awakening;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.Notification;
import dev.heddle.internal.model.Notification.Fate;
import dev.heddle.internal.model.Notification.Kind;
import dev.heddle.internal.model.Notification.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a thread that missed a notification from one that waits rightly for what never comes.
 *
 * <p>A thread missed one if it would go on when it was woken for no reason, and
 *
 * <ul>
 *   <li>a notification for it was given when it did not wait, or went to another one that waited, or was lost upon the way;
 *   <li>or what it looks at in its loop has changed since it looked, and nobody notified it.
 * </ul>
 *
 * <p>A thread that waits again when it is woken waits for something that is not so: that is a deadlock. So is a wait for
 * ever without a condition, for which no notification was ever given.
 */
public final class MissedNotification {

    /** How a notification was missed. */
    public enum How {
        /** Nobody waited, or nobody who got it, when it was given. */
        TOO_EARLY,
        /** It went to another one. */
        TO_ANOTHER,
        /** It went to another one, which was interrupted at the same time. */
        TO_INTERRUPTED,
        /** It went to another one, whose time was over at the same time. */
        TO_LATE,
        /** Null was unparked, since the thread was not known yet. */
        TO_NULL,
        /** Its permit let another wait of the same thread end. */
        TO_OTHER_PARK,
        /** There was a permit already, and two are one. */
        MERGED,
        /** What the thread waits for came, and nobody told it. */
        NEVER_GIVEN
    }

    /**
     * A notification that was missed.
     *
     * @param how in which way
     * @param given the notification; null if there was none
     * @param receipt of the thread that got it; null if none did
     */
    public record Missed(
            How how, @Nullable Notification given, @Nullable Receipt receipt) {}

    private static final String SUPPORT = "LockSupport.";

    private final Awakening awakening;
    private final CodeSiteTable sites;

    private MissedNotification(Awakening awakening, CodeSiteTable sites) {
        this.awakening = awakening;
        this.sites = sites;
    }

    /**
     * What the thread missed; null if it is not known to have missed anything.
     *
     * @param given the notifications of what it waits for, in order
     */
    public static @Nullable Missed find(Awakening awakening, List<Notification> given, CodeSiteTable sites) {
        return new MissedNotification(awakening, sites).find(given);
    }

    private @Nullable Missed find(List<Notification> given) {
        boolean changed = !awakening.changes().isEmpty();
        return switch (awakening.end()) {
            case WAITED_AGAIN, HELD_UP -> null;
            case WENT_ON_AT_LAST -> awakening.looksAgain() ? null : best(given);
            case CAME_BACK -> changed ? bestOrNone(given) : null;
            case WENT_ON -> changed ? bestOrNone(given) : best(given);
        };
    }

    /** The condition has come true; if nobody told of that, those could still do so who are held up. */
    private @Nullable Missed bestOrNone(List<Notification> given) {
        Missed best = best(given);
        return best != null ? best : awakening.notifiedLater() ? null : new Missed(How.NEVER_GIVEN, null, null);
    }

    /** Of those since it began to wait there: what went wrong upon the way says more than what came too early. */
    private @Nullable Missed best(List<Notification> given) {
        List<Missed> missed = new ArrayList<>();
        for (Notification notification : given) {
            if (isOver(notification)) {
                missed.clear();
            } else if (notification.reached(awakening.thread())) {
                missed.removeIf(one -> one.how == How.TO_ANOTHER); // that was another one's, and this one's came
            }
            Missed one = missed(notification);
            if (one != null && mayTell(notification)) {
                missed.add(one);
            }
        }
        Missed best = null;
        for (Missed one : missed) {
            best = best == null || rank(one) >= rank(best) ? one : best;
        }
        return best;
    }

    private static int rank(Missed missed) {
        return switch (missed.how) {
            case TO_INTERRUPTED, TO_LATE -> 2;
            case TOO_EARLY -> 0;
            default -> 1;
        };
    }

    /**
     * Whether the thread went on with this one from another wait, so that all before it are of no interest. One for the same
     * wait is not enough: who waits twice needs two.
     */
    private boolean isOver(Notification notification) {
        for (Receipt receipt : notification.receipts()) {
            if (receipt.thread() == awakening.thread() && receipt.fate() != Fate.MERGED) {
                boolean within = notification.kind() == Kind.PERMIT && !callsSupport(receipt.site());
                return receipt.site() != awakening.site() && !within;
            }
        }
        return false;
    }

    /** Whether it can tell of the change that the thread waits for: it comes later, or from who made the change. */
    private boolean mayTell(Notification notification) {
        if (awakening.changes().isEmpty()) {
            return true;
        }
        for (Awakening.Change change : awakening.changes()) {
            if (change.step() < 0 || notification.step() > change.step() || notification.by() == change.by()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Missed missed(Notification given) {
        if (given.by() == awakening.thread()) {
            return null;
        }
        return given.kind() == Kind.PERMIT ? missedPermit(given) : missedSignal(given);
    }

    private @Nullable Missed missedSignal(Notification given) {
        if (given.reached(awakening.thread())) {
            return null;
        }
        if (given.receipts().isEmpty() || given.kind() == Kind.ALL) {
            return new Missed(How.TOO_EARLY, given, null);
        }
        Receipt receipt = given.receipts().get(0);
        boolean waited = given.waiting().contains(awakening.thread());
        How how = switch (receipt.fate()) {
            case INTERRUPTED -> How.TO_INTERRUPTED;
            case TIMED_OUT -> How.TO_LATE;
            default -> How.TO_ANOTHER;
        };
        return waited || !awakening.changes().isEmpty() ? new Missed(how, given, receipt) : null;
    }

    private @Nullable Missed missedPermit(Notification given) {
        if (given.of() == null) {
            return new Missed(How.TO_NULL, given, null);
        }
        if (given.receipts().isEmpty() || !callsSupport(given.site())) {
            return null;
        }
        Receipt receipt = given.receipts().get(0);
        if (receipt.fate() == Fate.MERGED) {
            return new Missed(How.MERGED, given, receipt);
        }
        boolean elsewhere = receipt.site() != awakening.site();
        boolean within = !callsSupport(receipt.site());
        return elsewhere && (within || !awakening.changes().isEmpty())
                ? new Missed(How.TO_OTHER_PARK, given, receipt)
                : null;
    }

    /** Whether the user himself parks or unparks there, and not the JDK for him. */
    private boolean callsSupport(int site) {
        return sites.get(site).member().startsWith(SUPPORT);
    }
}
