package dev.heddle.samples.lessons;

import java.util.concurrent.Semaphore;

/**
 * Lesson 8, the permit lost on an exception: the job that jams the only scanner leaves without handing it back, and
 * whoever comes after waits for ever.
 *
 * <p>It passes whenever the bad job happens to come last. Mended by a release in {@code finally}.
 */
public final class L8LostPermit {

    private L8LostPermit() {}

    /** Scans two documents, one of which jams; releases after a scan that worked. */
    public static void broken() throws InterruptedException {
        scanTwo(new Broken());
    }

    /** Scans two documents, one of which jams; releases always. */
    public static void mended() throws InterruptedException {
        scanTwo(new Mended());
    }

    private interface Office {

        void scan(String document) throws InterruptedException, PaperJamException;
    }

    private static final class Broken implements Office {

        private final Semaphore scanners = new Semaphore(1);

        @Override
        public void scan(String document) throws InterruptedException, PaperJamException {
            scanners.acquire();
            feed(document);
            scanners.release();
        }
    }

    private static final class Mended implements Office {

        private final Semaphore scanners = new Semaphore(1);

        @Override
        public void scan(String document) throws InterruptedException, PaperJamException {
            scanners.acquire();
            try {
                feed(document);
            } finally {
                scanners.release();
            }
        }
    }

    private static final class PaperJamException extends Exception {

        private static final long serialVersionUID = 1;
    }

    private static void feed(String document) throws PaperJamException {
        if (document.startsWith("crumpled")) {
            throw new PaperJamException();
        }
    }

    private static void scanTwo(Office office) throws InterruptedException {
        Thread clerk = new Thread(() -> scanIfPossible(office, "crumpled receipt"), "clerk");
        clerk.start();
        scanIfPossible(office, "contract");
        clerk.join();
    }

    private static void scanIfPossible(Office office, String document) {
        try {
            office.scan(document);
        } catch (PaperJamException jam) {
            // Nobody needs that receipt.
        } catch (InterruptedException closingTime) {
            Thread.currentThread().interrupt();
        }
    }
}
