package dev.heddle.it.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Tests whose code is mended, broken or changed between two runs, by a field that the test of them sets; woven. */
public class MendedCase {

    /** What the code under test is like now. */
    public enum Code {
        /** An update can be lost. */
        BROKEN,
        /** That one is lost is no failure any more; the threads do the same as ever. */
        MENDED,
        /** The threads do something else. */
        CHANGED
    }

    /** Set between two runs. */
    public static volatile Code code = Code.BROKEN;

    private int count;

    private void count() {
        if (code == Code.CHANGED) {
            synchronized (this) {
                count++;
            }
        } else {
            count++;
        }
    }

    private void twoCount() throws InterruptedException {
        var other = new Thread(this::count, "other");
        other.start();
        count();
        other.join();
        int found = count;
        assertEquals(2, code == Code.MENDED ? 2 : found);
    }

    @AsyncTest
    void test() throws InterruptedException {
        twoCount();
    }

    @AsyncTest
    @Explore(onFailure = OnFailure.CONTINUE)
    void continues() throws InterruptedException {
        int kind = Heddle.choose(2);
        if (kind == 1) {
            throw new IllegalStateException("chose one");
        }
        twoCount();
    }

    /** The same program as long as one chooses the first. */
    @AsyncTest
    void chooses() {
        if (Heddle.choose(code == Code.BROKEN ? 3 : 2) == 2) {
            throw new IllegalStateException("chose the third");
        }
    }

    @RepeatedTest(3)
    @Explore
    void repeated(RepetitionInfo info) throws InterruptedException {
        if (info.getCurrentRepetition() == 2) {
            twoCount();
        }
    }
}
