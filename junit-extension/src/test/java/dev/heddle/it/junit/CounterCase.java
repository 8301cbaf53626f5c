package dev.heddle.it.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.junit.AsyncTest;

/** Two threads count; run by a test through the test kit, and woven, unlike the test itself. */
public class CounterCase {

    private int count;

    private void countUnlocked() {
        count++;
    }

    private synchronized void countLocked() {
        count++;
    }

    @AsyncTest
    void losesAnUpdate() throws InterruptedException {
        var other = new Thread(this::countUnlocked);
        other.start();
        countUnlocked();
        other.join();

        assertEquals(2, count);
    }

    @AsyncTest
    void losesNothing() throws InterruptedException {
        var other = new Thread(this::countLocked);
        other.start();
        countLocked();
        other.join();

        assertEquals(2, count);
    }
}
