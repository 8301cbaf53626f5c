package dev.heddle.internal.session;

import java.util.ArrayList;
import java.util.List;

/**
 * A thread that made no step for a long real time.
 *
 * @param frame where it is
 * @param stack its stack trace, without the harness
 * @param seconds for how long it made no step
 * @param abandoned whether it could not be stopped
 */
record StuckThread(String frame, StackTraceElement[] stack, long seconds, boolean abandoned) {

    static StuckThread of(Thread[] carriers, long seconds) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (Thread carrier : carriers) {
            for (StackTraceElement frame : carrier.getStackTrace()) {
                frames.add(frame);
            }
        }
        String where = frames.isEmpty() ? "unknown code" : frames.get(0).toString();
        for (StackTraceElement frame : frames) {
            if (!isMachinery(frame.getClassName())) {
                where = frame.toString();
                break;
            }
        }
        return new StuckThread(where, frames.toArray(new StackTraceElement[0]), seconds, false);
    }

    private static boolean isMachinery(String name) {
        return name.startsWith("dev.heddle.internal.") || name.startsWith("jdk.internal.") || name.startsWith("sun.");
    }

    StuckThread abandoned(boolean given) {
        return new StuckThread(frame, stack, seconds, given);
    }

    /** What to say of it. */
    String summary() {
        return "no step for " + seconds + " s of real time: a thread is in " + frame
                + ", which blocks or computes outside of Heddle's control";
    }
}
