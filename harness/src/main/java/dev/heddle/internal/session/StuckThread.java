package dev.heddle.internal.session;

import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.bootstrap.ThreadControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A thread that made no step for a long real time.
 *
 * @param thread its name
 * @param frame where it is
 * @param caller the frame of user code that led there; empty if there is none
 * @param stack its stack trace, without the harness
 * @param nanos for how long it made no step
 * @param abandoned whether it could not be stopped
 */
record StuckThread(
        String thread, String frame, String caller, StackTraceElement[] stack, long nanos, boolean abandoned) {

    static StuckThread of(Thread[] carriers, long nanos) {
        List<StackTraceElement> frames = new ArrayList<>();
        String thread = "a thread";
        for (Thread carrier : carriers) {
            frames.addAll(List.of(carrier.getStackTrace()));
            ThreadControl running = carrier instanceof Carrier c ? c.running : null;
            thread = running == null ? thread : running.identity.getName();
        }
        String where = frames.isEmpty() ? "unknown code" : frames.get(0).toString();
        for (StackTraceElement frame : frames) {
            if (!isMachinery(frame.getClassName())) {
                where = frame.toString();
                break;
            }
        }
        String caller = "";
        for (StackTraceElement frame : frames) {
            if (!isMachinery(frame.getClassName()) && UserFrames.isOne(frame)) {
                caller = frame.toString();
                break;
            }
        }
        return new StuckThread(thread, where, caller, frames.toArray(new StackTraceElement[0]), nanos, false);
    }

    private static boolean isMachinery(String name) {
        return name.startsWith("dev.heddle.internal.") || name.startsWith("jdk.internal.") || name.startsWith("sun.");
    }

    StuckThread abandoned(boolean given) {
        return new StuckThread(thread, frame, caller, stack, nanos, given);
    }

    /** What to say of it. */
    String summary() {
        String calledBy = caller.isEmpty() || caller.equals(frame) ? "" : ", called by " + caller;
        return "no step for " + seconds() + " s of real time: " + thread + " is in " + frame + calledBy
                + ", which blocks or computes outside of Heddle's control";
    }

    private String seconds() {
        long tenths = nanos / 100_000_000L;
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }
}
