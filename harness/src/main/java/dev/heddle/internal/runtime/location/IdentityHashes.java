package dev.heddle.internal.runtime.location;

/**
 * Gives new objects identity hash codes that follow from who made them, so that the order of a {@code HashSet} of them is the
 * same in each execution, and in each JVM.
 *
 * <p>The JVM keeps the hash code in the object's header, and makes one up when it is asked for the first time. Where in the
 * header is found out by asking; where that doesn't work, the JVM's own hash codes stay.
 */
public final class IdentityHashes {

    private static final long HEADER = 0;
    private static final int LOCK_BITS = 3, UNLOCKED = 1;
    private static final int MASK = 0x7FFF_FFFF;
    private static final int NOT_FOUND = -1;

    private static final int SHIFT = find();

    private IdentityHashes() {}

    /** Gives a hash code to an object that nobody else knows yet, unless it has one. */
    public static void give(Object object, long number) {
        if (SHIFT == NOT_FOUND) {
            return;
        }
        long header = RawMemory.getLong(object, HEADER);
        if ((header & LOCK_BITS) == UNLOCKED && (header >>> SHIFT & MASK) == 0) {
            RawMemory.compareAndSetLong(object, HEADER, header, header | hash(number) << SHIFT);
        }
    }

    /** Never 0, which stands for none. */
    private static long hash(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        long hash = (mixed ^ mixed >>> 29) >>> 16 & MASK;
        return hash == 0 ? 1 : hash;
    }

    private static int find() {
        for (int shift = 4; shift <= 33; shift++) {
            if (isAt(shift, new Object()) && isAt(shift, new int[3]) && isAt(shift, new StringBuilder())) {
                return canBeGivenAt(shift) ? shift : NOT_FOUND;
            }
        }
        return NOT_FOUND;
    }

    private static boolean isAt(int shift, Object object) {
        long before = RawMemory.getLong(object, HEADER);
        long hash = System.identityHashCode(object);
        long after = RawMemory.getLong(object, HEADER);
        return (before & LOCK_BITS) == UNLOCKED && after == (before | hash << shift) && hash != 0;
    }

    private static boolean canBeGivenAt(int shift) {
        Object object = new Object();
        long header = RawMemory.getLong(object, HEADER);
        RawMemory.compareAndSetLong(object, HEADER, header, header | hash(7) << shift);
        return System.identityHashCode(object) == (int) hash(7);
    }
}
