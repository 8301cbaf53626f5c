package dev.heddle.internal.runtime.location;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of objects by identity, without a call of code that may be woven. */
public final class ObjectSet {

    private @Nullable Object[] table = new Object[64];
    private int size;

    /** Adds an object; true if it was not there. */
    public boolean add(Object object) {
        int place = place(table, object);
        if (table[place] != null) {
            return false;
        }
        table[place] = object;
        if (++size * 2 > table.length) {
            grow();
        }
        return true;
    }

    /** Whether the object is there. */
    public boolean contains(Object object) {
        return table[place(table, object)] != null;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Forgets all. */
    public void clear() {
        if (size > 0) {
            Arrays.fill(table, null);
            size = 0;
        }
    }

    private void grow() {
        @Nullable Object[] larger = new Object[table.length * 2];
        for (Object object : table) {
            if (object != null) {
                larger[place(larger, object)] = object;
            }
        }
        table = larger;
    }

    private static int place(@Nullable Object[] table, Object object) {
        int hash = System.identityHashCode(object) * 0x9E3779B9;
        int place = (hash ^ hash >>> 15) & (table.length - 1);
        while (table[place] != null && table[place] != object) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
