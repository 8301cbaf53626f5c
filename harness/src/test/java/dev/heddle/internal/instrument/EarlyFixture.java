package dev.heddle.internal.instrument;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Woven by {@link EarlyClassTest} only, as if it had been loaded before Heddle was. */
@SuppressWarnings("unused")
final class EarlyFixture implements Callable<Object> {

    private static int shared;
    private int own;

    private static synchronized void count() {
        shared++;
    }

    private synchronized int add(int n) {
        synchronized (this) {
            own += n;
        }
        return n > 1 ? add(n - 1) : own;
    }

    private synchronized void fail() {
        throw new IllegalStateException("thrown");
    }

    @Override
    public Object call() {
        LongSupplier time = System::nanoTime;
        AtomicInteger counter = new AtomicInteger();
        Runnable increment = counter::incrementAndGet;
        for (int i = 0; i < 3; i++) {
            count();
            increment.run();
        }
        try {
            fail();
        } catch (IllegalStateException e) {
            own++;
        }
        return add(3) + " " + shared + " " + time.getAsLong() + " " + counter;
    }
}
