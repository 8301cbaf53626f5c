package dev.heddle.internal.runtime;

/**
 * A small, fast source of pseudo-random numbers: Steele, Lea and Flood, <i>Fast Splittable Pseudorandom Number
 * Generators</i>, OOPSLA 2014.
 */
public final class SplitMix {

    static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public SplitMix(long seed) {
        state = seed;
    }

    public long nextLong() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound - 1}; the bias for bounds far below 2^32 can't be noticed. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to 1, without 1. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }
}
