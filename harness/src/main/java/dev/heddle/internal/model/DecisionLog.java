package dev.heddle.internal.model;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one execution, in order: which candidate was chosen, out of how many. Candidate 0 is the default: stay
 * with the current thread, or take the first alternative. Only real decisions are logged, so there are at least two
 * candidates.
 *
 * <p>Mutable, and meant to be reused: {@link #clear()} keeps the memory. Equal to a log of the same decisions.
 */
public final class DecisionLog {

    private int[] chosen = new int[64];
    private int[] of = new int[64];
    private int size;

    /** Forgets all decisions. */
    public void clear() {
        size = 0;
    }

    /**
     * Appends a decision.
     *
     * @param candidate the number of the chosen candidate, from 0
     * @param candidates how many there were
     * @throws IndexOutOfBoundsException if there was no such candidate
     * @throws IllegalArgumentException if there was nothing to decide
     */
    public void add(int candidate, int candidates) {
        Objects.checkIndex(candidate, candidates);
        if (candidates < 2) {
            throw new IllegalArgumentException("not a decision: " + candidates + " candidate");
        }
        if (size == chosen.length) {
            grow(size + 1);
        }
        chosen[size] = candidate;
        of[size++] = candidates;
    }

    /** Appends decisions for the default out of two. */
    public void addDefaults(int count) {
        if (count > chosen.length - size) {
            grow(size + count);
        }
        Arrays.fill(chosen, size, size + count, 0);
        Arrays.fill(of, size, size + count, 2);
        size += count;
    }

    private void grow(int least) {
        int length = Math.max(least, chosen.length * 2);
        chosen = Arrays.copyOf(chosen, length);
        of = Arrays.copyOf(of, length);
    }

    /** How many decisions there are. */
    public int size() {
        return size;
    }

    /** The number of the candidate that decision {@code i} chose. */
    public int chosen(int i) {
        return chosen[Objects.checkIndex(i, size)];
    }

    /**
     * How many candidates decision {@code i} had. In a log that was decoded from a token, which doesn't keep this: the
     * fewest that it can have had.
     */
    public int of(int i) {
        return of[Objects.checkIndex(i, size)];
    }

    /** A log of the same decisions that later changes of this one don't reach. */
    public DecisionLog copy() {
        DecisionLog copy = new DecisionLog();
        copy.chosen = Arrays.copyOf(chosen, Math.max(size, 1));
        copy.of = Arrays.copyOf(of, Math.max(size, 1));
        copy.size = size;
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecisionLog that
                && Arrays.equals(chosen, 0, size, that.chosen, 0, that.size)
                && Arrays.equals(of, 0, size, that.of, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = (hash * 31 + chosen[i]) * 31 + of[i];
        }
        return hash;
    }

    /** The decisions as {@code chosen/of}: {@code [0/2, 1/3]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ").append(chosen[i]).append('/').append(of[i]);
        }
        return text.append(']').toString();
    }
}
