package dev.heddle.internal.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** The seeds that {@code ThreadLocalRandom} and the striped counters keep in a thread, set alike for every execution. */
final class ThreadSeeds {

    private static final @Nullable VarHandle SEED = field("threadLocalRandomSeed", long.class);
    private static final @Nullable VarHandle PROBE = field("threadLocalRandomProbe", int.class);
    private static final @Nullable VarHandle SECONDARY = field("threadLocalRandomSecondarySeed", int.class);

    private ThreadSeeds() {}

    static void reset(Thread thread, long seed) {
        if (SEED != null && PROBE != null && SECONDARY != null) {
            SEED.set(thread, seed);
            PROBE.set(thread, 0);
            SECONDARY.set(thread, 0);
        }
    }

    /** Gives a new thread seeds of its own, so that it doesn't draw them from what all threads share. */
    static void start(Thread thread, long seed) {
        if (SEED != null && PROBE != null && SECONDARY != null) {
            SplitMix random = new SplitMix(seed);
            SEED.set(thread, random.nextLong());
            PROBE.set(thread, (int) random.nextLong() | 1);
            SECONDARY.set(thread, (int) random.nextLong() | 1);
        }
    }

    private static @Nullable VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findVarHandle(Thread.class, name, type);
        } catch (ReflectiveOperationException notOpened) {
            return null;
        }
    }
}
