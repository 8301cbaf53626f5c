package dev.heddle.internal.detect;

/** A moment of one thread in a number: its time, and the thread. 0 stands for none, which everything comes after. */
final class Epoch {

    static final long NONE = 0;

    private Epoch() {}

    static long of(int thread, int time) {
        return (long) time << Integer.SIZE | thread;
    }

    static int thread(long epoch) {
        return (int) epoch;
    }

    static int time(long epoch) {
        return (int) (epoch >>> Integer.SIZE);
    }
}
