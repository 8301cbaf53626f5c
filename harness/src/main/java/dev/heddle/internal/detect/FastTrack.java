package dev.heddle.internal.detect;

import dev.heddle.internal.model.RaceDetector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds data races by the happens-before order of an execution, with epochs in the stead of most vector clocks. Follows
 * Flanagan and Freund, <i>FastTrack: Efficient and Precise Dynamic Race Detection</i>, PLDI 2009.
 *
 * <p>What is done otherwise: a write to a volatile variable comes before all reads that follow, as in the paper and in JLS
 * 17.4.4, but a release by {@code VarHandle.setRelease} replaces the one before, and an opaque or plain write takes it
 * away, as whoever reads what was written there reads nothing of the thread that released. A write forgets the reads
 * before it also where one thread made them all. Nothing is allocated for an access once a few executions were run.
 *
 * <p>Only plain accesses race; between a plain one and one of another mode no race is told. After the first race of an
 * execution what is found means little, so nobody should ask for more.
 */
public final class FastTrack implements RaceDetector {

    private final Shadows shadows = new Shadows();
    private VectorClock[] clocks = new VectorClock[0];
    private int threads;
    private boolean watching = true;

    @Override
    public void watch(boolean on) {
        watching = on;
    }

    @Override
    public boolean begin() {
        if (watching) {
            beginAnew();
        }
        return watching;
    }

    private void beginAnew() {
        shadows.clear();
        for (int i = 0; i < threads; i++) {
            clocks[i].clear();
        }
        threads = 0;
        clock(0);
    }

    @Override
    public void started(int thread, int child) {
        clock(child).join(clock(thread));
        clock(thread).tick(thread);
    }

    /** The clock of a thread, which begins at 1. */
    private VectorClock clock(int thread) {
        while (threads <= thread) {
            if (threads == clocks.length) {
                clocks = Arrays.copyOf(clocks, Math.max(8, threads * 2));
                for (int i = threads; i < clocks.length; i++) {
                    clocks[i] = new VectorClock();
                }
            }
            clocks[threads].tick(threads);
            threads++;
        }
        return clocks[thread];
    }

    @Override
    public @Nullable Former read(int thread, Object object, int part, int site, int step) {
        return shadows.of(object, part).read(thread, clock(thread), site, step);
    }

    @Override
    public @Nullable Former write(int thread, Object object, int part, int site, int step) {
        Shadow shadow = shadows.of(object, part);
        shadow.forget();
        return shadow.write(thread, clock(thread), site, step);
    }

    @Override
    public void acquire(int thread, Object object, int part) {
        Shadow shadow = shadows.find(object, part);
        if (shadow != null) {
            shadow.acquire(clock(thread));
        }
    }

    @Override
    public void release(int thread, Object object, int part, Release how) {
        Shadow shadow = shadows.of(object, part);
        VectorClock clock = clock(thread);
        if (how == Release.ADDS) {
            shadow.add(clock);
        } else {
            shadow.replace(clock);
        }
        clock.tick(thread);
    }

    @Override
    public void forget(Object object, int part) {
        Shadow shadow = shadows.find(object, part);
        if (shadow != null) {
            shadow.forget();
        }
    }

    @Override
    public void acquireAll(int thread) {
        for (int i = 0; i < threads; i++) {
            clock(thread).join(clocks[i]);
        }
    }
}
