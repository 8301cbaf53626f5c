package dev.heddle.samples.bench;

import dev.heddle.ThrowingRunnable;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program with a bug that few interleavings show, after two of SCTBench: Thomson, Donaldson and Betts, <i>Concurrency
 * Testing Using Schedule Bounding: an Empirical Study</i>, PPoPP 2014.
 *
 * @param name its name there, with the number of threads
 * @param title what it does
 * @param body the program, written anew from its description
 */
record SctProgram(String name, String title, ThrowingRunnable body) {

    private static final int THREADS = 100;

    /** The checker has to come between the two writes of the first writer, before the second write of any other. */
    static final SctProgram REORDER =
            new SctProgram("reorder_100", "99 threads write a, then b; one reads both", () -> reorder(THREADS));

    /** The checker has to come between the two stages of the first writer, before the second stage of any other. */
    static final SctProgram TWOSTAGE = new SctProgram(
            "twostage_100", "99 threads write under one lock, then another; one reads both", () -> twostage(THREADS));

    static final List<SctProgram> ALL = List.of(REORDER, TWOSTAGE);

    private static final class Pair {
        private int a;
        private int b;
    }

    private static void reorder(int threads) throws InterruptedException {
        Pair pair = new Pair();
        Runnable writer = () -> {
            pair.a = 1;
            pair.b = -1;
        };
        Runnable checker = () -> {
            if (!((pair.a == 0 && pair.b == 0) || (pair.a == 1 && pair.b == -1))) {
                throw new AssertionError("a is written, and b is not");
            }
        };
        runAll(threads - 1, writer, checker);
    }

    private static final class Stages {
        private final ReentrantLock first = new ReentrantLock();
        private final ReentrantLock second = new ReentrantLock();
        private int data1;
        private int data2;

        void write() {
            first.lock();
            try {
                data1 = 1;
            } finally {
                first.unlock();
            }
            second.lock();
            try {
                data2 = data1 + 1;
            } finally {
                second.unlock();
            }
        }

        void check() {
            int seen;
            first.lock();
            try {
                seen = data1;
            } finally {
                first.unlock();
            }
            if (seen == 0) {
                return;
            }
            second.lock();
            try {
                if (data2 != seen + 1) {
                    throw new AssertionError("the first stage is done, and the second is not");
                }
            } finally {
                second.unlock();
            }
        }
    }

    private static void twostage(int threads) throws InterruptedException {
        Stages stages = new Stages();
        runAll(threads - 1, stages::write, stages::check);
    }

    private static void runAll(int writers, Runnable writer, Runnable checker) throws InterruptedException {
        Thread[] threads = new Thread[writers + 1];
        for (int i = 0; i < writers; i++) {
            threads[i] = new Thread(writer);
        }
        threads[writers] = new Thread(checker);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
