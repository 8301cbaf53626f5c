package dev.heddle.samples.lessons;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Lesson 4, check then act: both guests find the seat free, and both book it.
 *
 * <p>Each call on a {@link ConcurrentHashMap} is safe, but two calls in a row are not one. Mended by the one call that
 * checks and acts.
 */
public final class L4CheckThenAct {

    private L4CheckThenAct() {}

    /** Two guests book one seat, each with a look and then a put. */
    public static void broken() throws InterruptedException, ExecutionException {
        bookOneSeatTwice(new Broken());
    }

    /** Two guests book one seat, each with one call. */
    public static void mended() throws InterruptedException, ExecutionException {
        bookOneSeatTwice(new Mended());
    }

    private interface Theatre {

        /** Whether the guest got the seat. */
        boolean book(String seat, String guest);
    }

    private static final class Broken implements Theatre {

        private final ConcurrentMap<String, String> guests = new ConcurrentHashMap<>();

        @Override
        public boolean book(String seat, String guest) {
            if (guests.containsKey(seat)) {
                return false;
            }
            guests.put(seat, guest);
            return true;
        }
    }

    private static final class Mended implements Theatre {

        private final ConcurrentMap<String, String> guests = new ConcurrentHashMap<>();

        @Override
        public boolean book(String seat, String guest) {
            return guests.putIfAbsent(seat, guest) == null;
        }
    }

    private static void bookOneSeatTwice(Theatre theatre) throws InterruptedException, ExecutionException {
        ExecutorService website = Executors.newSingleThreadExecutor();
        Future<Boolean> online = website.submit(() -> theatre.book("A1", "Ann"));
        boolean bobHasIt = theatre.book("A1", "Bob");
        boolean annHasIt = online.get();
        website.shutdown();
        website.awaitTermination(1, TimeUnit.MINUTES);

        if (annHasIt == bobHasIt) {
            throw new AssertionError("seat A1 is booked by " + (annHasIt ? "both Ann and Bob" : "nobody"));
        }
    }
}
