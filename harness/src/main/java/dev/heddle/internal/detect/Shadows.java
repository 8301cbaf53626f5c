package dev.heddle.internal.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The variables of an execution, by the identity of their objects and the part. Open addressing; nothing is freed. */
final class Shadows {

    private @Nullable Shadow[] table = new Shadow[256];
    private Shadow[] used = new Shadow[0];
    private int size;
    private @Nullable Shadow last;

    /** Forgets all. */
    void clear() {
        for (int i = 0; i < size; i++) {
            table[used[i].slot] = null;
            used[i].object = null;
        }
        size = 0;
        last = null;
    }

    Shadow of(Object object, int part) {
        Shadow latest = last;
        if (latest != null && latest.object == object && latest.part == part) {
            return latest;
        }
        int slot = slot(object, part);
        Shadow shadow = table[slot];
        if (shadow == null) {
            shadow = add(object, part, slot);
        }
        last = shadow;
        return shadow;
    }

    /** The variable, if it was ever asked for. */
    @Nullable
    Shadow find(Object object, int part) {
        return table[slot(object, part)];
    }

    private Shadow add(Object object, int part, int slot) {
        if (size == used.length) {
            used = Arrays.copyOf(used, Math.max(64, size * 2));
            for (int i = size; i < used.length; i++) {
                used[i] = new Shadow();
            }
        }
        Shadow shadow = used[size++];
        shadow.begin(object, part);
        shadow.slot = slot;
        table[slot] = shadow;
        if (size * 2 > table.length) {
            grow();
        }
        return shadow;
    }

    private void grow() {
        table = new Shadow[table.length * 2];
        for (int i = 0; i < size; i++) {
            Object object = used[i].object;
            if (object != null) {
                used[i].slot = slot(object, used[i].part);
                table[used[i].slot] = used[i];
            }
        }
    }

    private int slot(Object object, int part) {
        int mask = table.length - 1;
        int hash = (System.identityHashCode(object) * 31 + part) * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        Shadow there = table[slot];
        while (there != null && (there.object != object || there.part != part)) {
            slot = (slot + 1) & mask;
            there = table[slot];
        }
        return slot;
    }
}
