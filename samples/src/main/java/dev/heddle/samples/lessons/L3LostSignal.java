package dev.heddle.samples.lessons;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lesson 3, the signal before the wait: the cook rings while the waiter is still on his way, nobody hears it, and the
 * waiter then waits for ever.
 *
 * <p>A signal is not remembered. Mended by a flag that is: it is set with the lock held, and looked at before waiting and
 * after.
 */
public final class L3LostSignal {

    private L3LostSignal() {}

    /** Serves a dish that is announced by the bell alone. */
    public static void broken() throws InterruptedException {
        serve(new Broken());
    }

    /** Serves a dish that is announced by a flag, and the bell only says that the flag has changed. */
    public static void mended() throws InterruptedException {
        serve(new Mended());
    }

    private interface Hatch {

        void dishIsReady();

        void awaitDish() throws InterruptedException;
    }

    private static final class Broken implements Hatch {

        private final Lock lock = new ReentrantLock();
        private final Condition bell = lock.newCondition();

        @Override
        public void dishIsReady() {
            lock.lock();
            try {
                bell.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the bug
        public void awaitDish() throws InterruptedException {
            lock.lock();
            try {
                bell.await();
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Mended implements Hatch {

        private final Lock lock = new ReentrantLock();
        private final Condition bell = lock.newCondition();
        private boolean ready;

        @Override
        public void dishIsReady() {
            lock.lock();
            try {
                ready = true;
                bell.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void awaitDish() throws InterruptedException {
            lock.lock();
            try {
                while (!ready) {
                    bell.await();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private static void serve(Hatch hatch) throws InterruptedException {
        Thread cook = new Thread(hatch::dishIsReady, "cook");
        cook.start();
        hatch.awaitDish();
        cook.join();
    }
}
