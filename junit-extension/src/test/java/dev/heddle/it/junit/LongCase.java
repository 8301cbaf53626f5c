package dev.heddle.it.junit;

import dev.heddle.Heddle;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A test with more executions than the JDK needs to compile what calls it; run by a test through the test kit. */
public class LongCase {

    /** So that something has happened in an execution when the method is called. */
    private final List<Integer> log = new ArrayList<>();

    /** Four orders of the calls of two threads, and then a hundred numbers. */
    @AsyncTest
    @Explore(expectExecutions = 400, maxExecutions = 1_000, budget = "2m")
    void test() throws InterruptedException {
        AtomicInteger counter = new AtomicInteger();
        Thread other = new Thread(() -> counter.set(counter.get() + 1));
        other.start();
        counter.set(counter.get() + 1);
        other.join();
        log.add(Heddle.choose(100));
    }
}
