package dev.heddle.it.memory;

import static dev.heddle.it.Threads.together;

import java.util.function.IntSupplier;

/**
 * What two threads do at the same time, and what has come of it.
 *
 * @param act is done by the first thread and by the second
 * @param value is looked at when both are done
 * @param expected the value, unless something got lost or was done twice
 */
record Use(Act act, IntSupplier value, int expected) {

    /** What a thread does. */
    @FunctionalInterface
    interface Act {

        void by(int who) throws Exception;
    }

    int outcome() throws InterruptedException {
        together(() -> act.by(1), () -> act.by(2));
        return value.getAsInt();
    }

    void check() throws InterruptedException {
        int outcome = outcome();
        if (outcome != expected) {
            throw new AssertionError("expected " + expected + ", not " + outcome);
        }
    }
}
