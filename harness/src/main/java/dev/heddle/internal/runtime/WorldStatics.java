package dev.heddle.internal.runtime;

import dev.heddle.internal.bootstrap.Hooks;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What stands, in one execution, for the statics of the JDK that would leak from one execution into the next: the common
 * pool, the helper that delays, counters of names, seeds.
 */
final class WorldStatics {

    /** The common pool's size in every world, whatever the machine. */
    private static final int COMMON_PARALLELISM = 3;

    private final @Nullable Object[] values = new Object[Hooks.DEFAULT_GENERATOR + 1];
    private boolean used;
    private int forkJoinPools;
    private long seed;

    void begin(Thread root, long worldSeed) {
        seed = worldSeed;
        forkJoinPools = 0;
        ThreadSeeds.reset(root, worldSeed);
    }

    @Nullable
    Object substitute(ControlledThread asker, @Nullable Object original, int key) {
        if (key == Hooks.FORK_JOIN_POOL_NUMBER) {
            return forkJoinPools++;
        }
        Object value = values[key];
        if (value == null) {
            int mode = asker.mode;
            asker.mode = ControlledThread.QUIET;
            value = create(original, key);
            asker.mode = mode;
            values[key] = value;
            used = true;
        }
        return value;
    }

    private @Nullable Object create(@Nullable Object original, int key) {
        return switch (key) {
            case Hooks.COMMON_POOL, Hooks.ASYNC_POOL -> commonPool();
            case Hooks.DELAYER -> delayer();
            case Hooks.POOL_NUMBER -> new AtomicInteger(1);
            case Hooks.PROBE_GENERATOR, Hooks.TIMER_SERIAL -> new AtomicInteger();
            case Hooks.SEEDER, Hooks.SEED_UNIQUIFIER, Hooks.DEFAULT_GENERATOR -> new AtomicLong(seed ^ 0x5DEECE66DL);
            default -> original;
        };
    }

    private Object commonPool() {
        Object pool = values[Hooks.COMMON_POOL];
        if (pool == null) {
            pool = new ForkJoinPool(COMMON_PARALLELISM);
            values[Hooks.COMMON_POOL] = pool;
        }
        return pool;
    }

    private static Object delayer() {
        ScheduledThreadPoolExecutor delayer = new ScheduledThreadPoolExecutor(1, body -> {
            Thread thread = new Thread(body, "CompletableFutureDelayScheduler");
            thread.setDaemon(true);
            return thread;
        });
        delayer.setRemoveOnCancelPolicy(true);
        return delayer;
    }

    void clear() {
        if (used) {
            Arrays.fill(values, null);
            used = false;
        }
    }
}
