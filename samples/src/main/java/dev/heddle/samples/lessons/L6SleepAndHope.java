package dev.heddle.samples.lessons;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lesson 6, a sleep in place of synchronisation: the clerk sleeps for as long as the printer should need, then staples what
 * is there, and now and then that is one page of two.
 *
 * <p>The printer sleeps 50 ms for each of two pages, and the clerk 100 ms. On the virtual clock computation takes no time,
 * so both wake at 100 ms exactly, and which of the two then goes first is open: where it is the clerk, the second page is
 * missing. No real machine makes a better promise, as a sleep there is only ever <em>at least</em> that long. Mended by
 * waiting for the event instead of for the time it should take.
 */
public final class L6SleepAndHope {

    private static final int PAGES = 2;
    private static final long MILLIS_PER_PAGE = 50;

    private L6SleepAndHope() {}

    /** Staples after the time that the pages should take. */
    public static void broken() throws InterruptedException {
        Printer printer = new Printer();
        Thread printing = new Thread(printer, "printer");
        printing.start();
        Thread.sleep(PAGES * MILLIS_PER_PAGE);
        int stapled = printer.printed.get();
        printing.join();

        checkComplete(stapled);
    }

    /** Staples when the printer says that it is done. */
    public static void mended() throws InterruptedException {
        Printer printer = new Printer();
        Thread printing = new Thread(printer, "printer");
        printing.start();
        printer.done.await();
        int stapled = printer.printed.get();
        printing.join();

        checkComplete(stapled);
    }

    private static final class Printer implements Runnable {

        final AtomicInteger printed = new AtomicInteger();
        final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void run() {
            try {
                for (int page = 0; page < PAGES; page++) {
                    Thread.sleep(MILLIS_PER_PAGE);
                    printed.incrementAndGet();
                }
                done.countDown();
            } catch (InterruptedException switchedOff) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void checkComplete(int stapled) {
        if (stapled != PAGES) {
            throw new AssertionError("stapled " + stapled + " of " + PAGES + " pages");
        }
    }
}
