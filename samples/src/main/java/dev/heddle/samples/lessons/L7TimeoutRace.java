package dev.heddle.samples.lessons;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lesson 7, a timeout that races with completion: the card terminal answers in the very moment in which the customer gives
 * up on it and pays in cash, and the meal is paid for twice.
 *
 * <p>A timeout says that <em>we</em> stopped waiting, not that the other side stopped working. The card takes one second
 * and so does the customer's patience: with equal deadlines either may come first. Mended by a flag that only one of the
 * two can claim.
 */
public final class L7TimeoutRace {

    private static final int PRICE = 30;

    private L7TimeoutRace() {}

    /** Pays in cash after a timeout, whatever the card does. */
    public static void broken() throws InterruptedException, ExecutionException {
        pay(new Broken());
    }

    /** Pays in cash after a timeout, unless the card has paid; and the other way round. */
    public static void mended() throws InterruptedException, ExecutionException {
        pay(new Mended());
    }

    private interface Bill {

        void settle(AtomicInteger till);
    }

    private static final class Broken implements Bill {

        @Override
        public void settle(AtomicInteger till) {
            till.addAndGet(PRICE);
        }
    }

    private static final class Mended implements Bill {

        private final AtomicBoolean settled = new AtomicBoolean();

        @Override
        public void settle(AtomicInteger till) {
            if (settled.compareAndSet(false, true)) {
                till.addAndGet(PRICE);
            }
        }
    }

    private static void pay(Bill bill) throws InterruptedException, ExecutionException {
        AtomicInteger till = new AtomicInteger();
        ExecutorService terminal = Executors.newSingleThreadExecutor();
        CompletableFuture<Void> card = CompletableFuture.runAsync(
                () -> {
                    askTheBank();
                    bill.settle(till);
                },
                terminal);
        try {
            card.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException outOfPatience) {
            bill.settle(till);
        }
        terminal.shutdown();
        terminal.awaitTermination(1, TimeUnit.MINUTES);

        if (till.get() != PRICE) {
            throw new AssertionError("the meal costs " + PRICE + ", but " + till.get() + " is in the till");
        }
    }

    private static void askTheBank() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException lineIsDown) {
            throw new CompletionException(lineIsDown);
        }
    }
}
