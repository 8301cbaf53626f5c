package dev.heddle.internal.explore;

/**
 * The random numbers of a strategy. Each execution draws from a generator of its own, made from the seed and the
 * execution's number, so that any can be run alone.
 */
final class Chance {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long state;

    Chance(long seed) {
        this.seed = seed;
    }

    /** Prepares for the execution of this number. */
    void begin(long execution) {
        state = mix(seed ^ mix(execution + 1));
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to 2^62 - 1, so large a range that two draws are never equal in practice. */
    long priority() {
        return next() >>> 2;
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    /** The finaliser of SplitMix64: Steele, Lea and Flood, OOPSLA 2014. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
