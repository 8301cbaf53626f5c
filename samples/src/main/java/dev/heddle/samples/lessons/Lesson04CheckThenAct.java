package dev.heddle.samples.lessons;

import java.util.List;
import java.util.concurrent.Callable;
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
public final class Lesson04CheckThenAct {

    private Lesson04CheckThenAct() {}

    /** Two guests book one seat, each with a look and then a put. */
    public static void broken() throws InterruptedException, ExecutionException {
        bookOneSeatTwice(new BrokenTheatre());
    }

    /** Two guests book one seat, each with one call. */
    public static void mended() throws InterruptedException, ExecutionException {
        bookOneSeatTwice(new MendedTheatre());
    }

    private interface Theatre {

        /** Whether the guest got the seat. */
        boolean book(String seat, String guest);
    }

    private static final class BrokenTheatre implements Theatre {

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

    private static final class MendedTheatre implements Theatre {

        private final ConcurrentMap<String, String> guests = new ConcurrentHashMap<>();

        @Override
        public boolean book(String seat, String guest) {
            return guests.putIfAbsent(seat, guest) == null;
        }
    }

    private static void bookOneSeatTwice(Theatre theatre) throws InterruptedException, ExecutionException {
        ExecutorService counters = Executors.newFixedThreadPool(2);
        List<Callable<Boolean>> bookings = List.of(() -> theatre.book("A1", "Ann"), () -> theatre.book("A1", "Bob"));
        int seated = 0;
        for (Future<Boolean> booking : counters.invokeAll(bookings)) {
            seated += booking.get() ? 1 : 0;
        }
        counters.shutdown();
        counters.awaitTermination(1, TimeUnit.MINUTES);

        if (seated != 1) {
            throw new AssertionError(seated + " guests have booked seat A1");
        }
    }
}
