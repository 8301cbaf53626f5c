package dev.heddle.internal.session;

import java.util.concurrent.atomic.AtomicInteger;

/** A library that isn't woven, and that makes other objects each time where nobody looks. */
public final class HiddenCache {

    private static int uses;
    static AtomicInteger last = new AtomicInteger();

    private HiddenCache() {}

    /** Makes one number more than the last time; none again when the limit is reached. */
    public static void use(int limit) {
        uses = (uses + 1) % limit;
        for (int i = 0; i < uses; i++) {
            last = new AtomicInteger(i);
        }
    }
}
