package dev.heddle.internal.runtime.statics;

import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.statics.Layout.Width;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What variables held before an execution wrote them for the first time. */
final class UndoLog {

    private Object[] bases = new Object[64];
    private long[] offsets = new long[64];
    private Width[] widths = new Width[64];
    private long[] numbers = new long[64];
    private @Nullable Object[] references = new Object[64];
    private int size;
    /** For a hash, the place of the newest entry that has it, plus one; {@link #older} leads on. */
    private int[] newest = new int[128];

    private int[] older = new int[64];

    /** A variable is going to be written. */
    void note(Object base, long offset, Width width) {
        int bucket = bucket(base, offset);
        for (int i = newest[bucket] - 1; i >= 0; i = older[i] - 1) {
            if (bases[i] == base && offsets[i] == offset) {
                return;
            }
        }
        if (size == bases.length) {
            grow();
            bucket = bucket(base, offset);
        }
        bases[size] = base;
        offsets[size] = offset;
        widths[size] = width;
        if (width == Width.REFERENCE) {
            references[size] = RawMemory.getReference(base, offset);
        } else {
            numbers[size] = RawMemory.getNumber(base, offset, width.bytes);
        }
        older[size] = newest[bucket];
        newest[bucket] = ++size;
    }

    /** Gives all of them back what they held, and forgets them. */
    void undo() {
        for (int i = 0; i < size; i++) {
            if (widths[i] == Width.REFERENCE) {
                RawMemory.putReference(bases[i], offsets[i], references[i]);
            } else {
                RawMemory.putNumber(bases[i], offsets[i], widths[i].bytes, numbers[i]);
            }
        }
        if (size > 0) {
            Arrays.fill(newest, 0);
            Arrays.fill(bases, 0, size, null);
            Arrays.fill(references, 0, size, null);
            size = 0;
        }
    }

    private int bucket(Object base, long offset) {
        long mixed = (System.identityHashCode(base) * 31L + offset) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (newest.length - 1);
    }

    private void grow() {
        int length = size * 2;
        bases = Arrays.copyOf(bases, length);
        offsets = Arrays.copyOf(offsets, length);
        widths = Arrays.copyOf(widths, length);
        numbers = Arrays.copyOf(numbers, length);
        references = Arrays.copyOf(references, length);
        older = new int[length];
        newest = new int[length * 2];
        for (int i = 0; i < size; i++) {
            int bucket = bucket(bases[i], offsets[i]);
            older[i] = newest[bucket];
            newest[bucket] = i + 1;
        }
    }
}
