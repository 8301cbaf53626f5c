package dev.heddle.internal.session;

/** Waits for real, as code does that is not woven. */
public final class RealWait {

    private RealWait() {}

    /** Until it is interrupted. */
    @SuppressWarnings("WaitNotInLoop")
    public static void forever() throws InterruptedException {
        Object nobodyElses = new Object();
        synchronized (nobodyElses) {
            nobodyElses.wait();
        }
    }
}
