package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.Notification;
import dev.heddle.internal.model.Notification.Fate;
import dev.heddle.internal.model.Notification.Kind;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.ConditionQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notifications of one execution, in order, and what became of each; kept only with a {@link Trace}. */
final class NotificationLog {

    /** Enough for each execution that can be explained; of a longer one the first are kept. */
    private static final int MOST = 50_000;

    private final Trace trace;
    private final List<Entry> entries = new ArrayList<>();
    /** Who has got one, and has done nothing with it yet. */
    private final List<Receipt> open = new ArrayList<>();

    NotificationLog(Trace trace) {
        this.trace = trace;
    }

    /** One notification. */
    static final class Entry {

        private final Kind kind;
        private final @Nullable Object of;
        private final int by;
        private final int site;
        private final int step;
        private final long time;
        private final List<Integer> waiting = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();
        /** Where null was read that is unparked; null if that isn't known. */
        private Trace.@Nullable Step nullRead;

        private Entry(Kind kind, @Nullable Object of, OperatingThread by, int site, int step) {
            this.kind = kind;
            this.of = of;
            this.by = by.id;
            this.site = site;
            this.step = step;
            this.time = by.world.clock.now();
        }

        private Notification made() {
            List<Notification.Receipt> made = new ArrayList<>();
            for (Receipt receipt : receipts) {
                made.add(new Notification.Receipt(receipt.thread, receipt.fate(), receipt.site));
            }
            return new Notification(kind, of, by, site, step, time, waiting, made);
        }
    }

    /** A thread gets one. */
    private static final class Receipt {

        private final int thread;
        private int site;
        private boolean interrupted;
        private boolean late;
        private boolean merged;

        private Receipt(int thread, int site) {
            this.thread = thread;
            this.site = site;
        }

        private Fate fate() {
            return merged ? Fate.MERGED : interrupted ? Fate.INTERRUPTED : late ? Fate.TIMED_OUT : Fate.USED;
        }
    }

    // Monitors and conditions

    /** A thread notifies; {@link #waits} and {@link #gets} say whom. */
    Entry given(Kind kind, @Nullable Object of, OperatingThread by, int where) {
        int site = where == 0 || (where & CodeSiteTable.JDK) != 0 ? by.callSite : where;
        Entry entry = new Entry(kind, of, by, site, trace.steps().size() - 1);
        if (entries.size() < MOST) {
            entries.add(entry);
        }
        return entry;
    }

    void waits(Entry entry, OperatingThread waiter) {
        entry.waiting.add(waiter.id);
    }

    void gets(Entry entry, OperatingThread waiter) {
        Receipt receipt = new Receipt(waiter.id, waiter.site);
        receipt.interrupted = waiter.interrupted;
        entry.receipts.add(receipt);
        open.add(receipt);
    }

    /** A condition of the JDK is signalled, which then does so itself. */
    void signalled(Object condition, boolean all, ControlledThread by) {
        Entry entry = given(all ? Kind.ALL : Kind.ONE, condition, by, 0);
        for (Thread waiting : ConditionQueue.waiting(condition)) {
            ControlledThread waiter = by.world.find(waiting);
            if (waiter != null) {
                waits(entry, waiter);
                if (all || entry.receipts.isEmpty()) {
                    gets(entry, waiter);
                }
            }
        }
    }

    /** A thread is interrupted. */
    void interrupted(OperatingThread thread) {
        for (Receipt receipt : open) {
            receipt.interrupted |= receipt.thread == thread.id;
        }
    }

    /** A thread takes a step: the one that ends its wait, or another one, with which it has used what it got. */
    void stepped(OperatingThread thread, long now) {
        for (int i = open.size() - 1; i >= 0; i--) {
            Receipt receipt = open.get(i);
            if (receipt.thread == thread.id) {
                receipt.interrupted |= thread.interrupted;
                receipt.late |= thread.blocker != null && thread.deadline <= now;
                if (thread.site != receipt.site || thread.kind == OperationKind.END) {
                    open.remove(i);
                }
            }
        }
    }

    // Permits

    /** A thread is unparked, or null is. */
    void unparked(@Nullable ControlledThread target, OperatingThread by) {
        Entry entry = given(Kind.PERMIT, target == null ? null : target.identity, by, 0);
        if (target == null) {
            entry.nullRead = lastAccess(by.id);
            return;
        }
        Receipt receipt = new Receipt(target.id, 0);
        receipt.merged = target.permit;
        entry.receipts.add(receipt);
    }

    private Trace.@Nullable Step lastAccess(int thread) {
        List<Trace.Step> steps = trace.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).thread() == thread && steps.get(i).kind().isMemory()) {
                return steps.get(i);
            }
        }
        return null;
    }

    /** A wait in a park ends, and the permit is used up. */
    void parked(OperatingThread thread) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.kind == Kind.PERMIT && entry.of == thread.identity) {
                Receipt receipt = entry.receipts.get(0);
                if (receipt.site != 0) {
                    return; // and so are those before
                }
                receipt.site = thread.callSite;
            }
        }
    }

    // What is asked afterwards

    /**
     * The notifications that were given before this step of what a thread waits for: of a monitor, of a condition, or of the
     * thread itself, together with those that unparked null in its stead.
     */
    List<Notification> of(Object awaited, OperatingThread waiter, int end) {
        List<Notification> found = new ArrayList<>();
        for (Entry entry : entries) {
            boolean meant = entry.of == awaited || (awaited == waiter.identity && isMeant(entry, waiter.id, end));
            if (meant && entry.step < end) {
                found.add(entry.made());
            }
        }
        return found;
    }

    /** Whether null was unparked, read from a variable into which this thread wrote later. */
    private boolean isMeant(Entry entry, int waiter, int end) {
        Trace.Step read = entry.nullRead;
        if (read == null) {
            return false;
        }
        List<Trace.Step> steps = trace.steps();
        for (int i = Math.max(0, entry.step); i < Math.min(end, steps.size()); i++) {
            Trace.Step step = steps.get(i);
            if (step.thread() == waiter && (step.site() & 1) != 0 && sameVariable(step, read)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameVariable(Trace.Step step, Trace.Step read) {
        return step.kind().isMemory()
                && step.target() == read.target()
                && step.member() == read.member()
                && (step.target() != null || step.kind() == read.kind());
    }

    /** The notifications that these threads gave, from this step on, of what is waited for. */
    List<Notification> by(List<Integer> threads, Object awaited, int from) {
        List<Notification> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.step >= from && entry.of == awaited && threads.contains(entry.by)) {
                found.add(entry.made());
            }
        }
        return found;
    }
}
