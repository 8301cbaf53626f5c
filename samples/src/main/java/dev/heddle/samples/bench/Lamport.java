package dev.heddle.samples.bench;

import dev.heddle.Heddle;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Two threads that exclude each other by reads and writes alone: Lamport, <i>A Fast Mutual Exclusion Algorithm</i>, ACM
 * Transactions on Computer Systems 5 (1987). Where a thread would wait for a variable to become 0, it assumes that it is.
 */
final class Lamport {

    private final AtomicIntegerArray wants = new AtomicIntegerArray(2);
    private volatile int x;
    private volatile int y;
    private volatile int inside;

    static void twice() {
        Lamport lock = new Lamport();
        Workers.start(2, lock::enterAndLeave);
    }

    private void enterAndLeave(int me) {
        while (!enters(me)) {}
        inside = me;
        if (inside != me) {
            throw new AssertionError("both are inside");
        }
        y = 0;
        wants.set(me - 1, 0);
    }

    private boolean enters(int me) {
        wants.set(me - 1, 1);
        x = me;
        if (y != 0) {
            wants.set(me - 1, 0);
            Heddle.assume(y == 0);
            return false;
        }
        y = me;
        if (x == me) {
            return true;
        }
        wants.set(me - 1, 0);
        Heddle.assume(wants.get(2 - me) == 0);
        if (y == me) {
            return true;
        }
        Heddle.assume(y == 0);
        return false;
    }
}
