package dev.heddle.samples.lessons;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lesson 5, the unsafe lazy initialisation: both threads find that the catalogue isn't loaded yet, and both load it.
 *
 * <p>Mended by a lock for the first calls, and a volatile field so that later ones need none.
 */
public final class L5LazyLoading {

    private L5LazyLoading() {}

    /** Opens a shop whose catalogue is loaded by whoever finds it missing. */
    public static void broken() {
        openForTwoCustomers(new Broken());
    }

    /** Opens a shop whose catalogue is loaded under a lock. */
    public static void mended() {
        openForTwoCustomers(new Mended());
    }

    private static final class Catalogue {

        Catalogue(AtomicInteger loads) {
            loads.incrementAndGet();
        }
    }

    private interface Shop {

        Catalogue catalogue();

        /** How often the catalogue was loaded. */
        int loads();
    }

    private static final class Broken implements Shop {

        private final AtomicInteger loads = new AtomicInteger();
        private @Nullable Catalogue catalogue;

        @Override
        public Catalogue catalogue() {
            if (catalogue == null) {
                catalogue = new Catalogue(loads);
            }
            return catalogue;
        }

        @Override
        public int loads() {
            return loads.get();
        }
    }

    private static final class Mended implements Shop {

        private final AtomicInteger loads = new AtomicInteger();
        private volatile @Nullable Catalogue catalogue;

        @Override
        public Catalogue catalogue() {
            Catalogue loaded = catalogue;
            if (loaded == null) {
                synchronized (this) {
                    loaded = catalogue;
                    if (loaded == null) {
                        loaded = new Catalogue(loads);
                        catalogue = loaded;
                    }
                }
            }
            return loaded;
        }

        @Override
        public int loads() {
            return loads.get();
        }
    }

    private static void openForTwoCustomers(Shop shop) {
        CompletableFuture<Catalogue> online = CompletableFuture.supplyAsync(shop::catalogue);
        Catalogue atTheCounter = shop.catalogue();

        if (online.join() != atTheCounter || shop.loads() != 1) {
            throw new AssertionError("the catalogue was loaded " + shop.loads() + " times");
        }
    }
}
