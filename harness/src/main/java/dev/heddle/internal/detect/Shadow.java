package dev.heddle.internal.detect;

import dev.heddle.internal.model.RaceDetector.Former;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one variable: its last write, and its reads since. One read is enough as long as each next one comes
 * after it; those that nothing orders are kept by thread. Reused from one execution to the next.
 */
final class Shadow {

    private static final int[] NOBODY = {};

    @Nullable
    Object object;

    int part;
    /** Where it lies in its table. */
    int slot;

    private long write;
    private int writeSite;
    private int writeStep;
    private long read;
    private int readSite;
    private int readStep;
    private boolean readByMany;
    private int[] readTimes = NOBODY;
    private int[] readSites = NOBODY;
    private int[] readSteps = NOBODY;

    /** What was released here; of use only where {@link #hasReleased} says so. */
    private @Nullable VectorClock released;

    private boolean hasReleased;
    private boolean added;

    void begin(Object newObject, int newPart) {
        object = newObject;
        part = newPart;
        write = Epoch.NONE;
        read = Epoch.NONE;
        readByMany = false;
        hasReleased = false;
        added = false;
    }

    // Plain accesses

    /** The last write, if it doesn't come before this moment of a thread. */
    @Nullable
    Former read(int thread, VectorClock clock, int site, int step) {
        long now = Epoch.of(thread, clock.of(thread));
        if (read == now && !readByMany) {
            return null;
        }
        if (!clock.covers(write)) {
            return new Former(Epoch.thread(write), writeSite, writeStep);
        }
        if (readByMany) {
            keep(thread, clock.of(thread), site, step);
        } else if (Epoch.thread(read) == thread || clock.covers(read)) {
            read = now;
            readSite = site;
            readStep = step;
        } else {
            Arrays.fill(readTimes, 0);
            keep(Epoch.thread(read), Epoch.time(read), readSite, readStep);
            keep(thread, clock.of(thread), site, step);
            readByMany = true;
        }
        return null;
    }

    private void keep(int thread, int time, int site, int step) {
        if (thread >= readTimes.length) {
            int length = Math.max(thread + 1, readTimes.length * 2);
            readTimes = Arrays.copyOf(readTimes, length);
            readSites = Arrays.copyOf(readSites, length);
            readSteps = Arrays.copyOf(readSteps, length);
        }
        readTimes[thread] = time;
        readSites[thread] = site;
        readSteps[thread] = step;
    }

    /** The last write, or a read since, if that doesn't come before this moment of a thread. */
    @Nullable
    Former write(int thread, VectorClock clock, int site, int step) {
        long now = Epoch.of(thread, clock.of(thread));
        if (write == now) {
            return null;
        }
        Former former = !clock.covers(write)
                ? new Former(Epoch.thread(write), writeSite, writeStep)
                : readByMany ? readerBeside(clock) : readBeside(clock);
        write = now;
        writeSite = site;
        writeStep = step;
        readByMany = false;
        read = Epoch.NONE;
        return former;
    }

    private @Nullable Former readBeside(VectorClock clock) {
        return clock.covers(read) ? null : new Former(Epoch.thread(read), readSite, readStep);
    }

    private @Nullable Former readerBeside(VectorClock clock) {
        for (int thread = 0; thread < readTimes.length; thread++) {
            if (readTimes[thread] > clock.of(thread)) {
                return new Former(thread, readSites[thread], readSteps[thread]);
            }
        }
        return null;
    }

    // What orders threads

    void acquire(VectorClock clock) {
        VectorClock before = released;
        if (hasReleased && before != null) {
            clock.join(before);
        }
    }

    void add(VectorClock clock) {
        into(hasReleased).join(clock);
        added = true;
    }

    void replace(VectorClock clock) {
        into(added).join(clock);
    }

    void forget() {
        hasReleased &= added;
    }

    /** What was released; emptied first, unless it is to be kept. */
    private VectorClock into(boolean kept) {
        VectorClock all = released;
        if (all == null) {
            all = new VectorClock();
            released = all;
        } else if (!kept) {
            all.clear();
        }
        hasReleased = true;
        return all;
    }
}
