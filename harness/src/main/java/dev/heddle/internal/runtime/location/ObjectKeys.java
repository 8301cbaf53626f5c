package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.HarnessDefect;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names objects so that a name means the same object in each execution: who made it, in which of his events, and as which one
 * of its class in that event. That follows from what its maker did before, whatever other threads do. What libraries make for
 * themselves where nobody looks, now and then, such as the nodes of a cache, changes the names of nothing but more of the same.
 *
 * <p>An object that no woven code made is named when it is first seen, in the same way, while the test has one thread; later
 * the order of sights can differ, and all such objects of a class share a name. That makes more operations dependent than are,
 * never fewer.
 */
final class ObjectKeys {

    private static final int EVENT_SHIFT = 16, CLASS_SHIFT = 32, THREAD_SHIFT = 48;
    private static final int MOST_CLASSES = 1 << (THREAD_SHIFT - CLASS_SHIFT);
    private static final long FOUND_EARLY = 1L << (CLASS_SHIFT - 1);
    private static final long MOST_OF_EVENT = (1L << EVENT_SHIFT) - 1;
    private static final long SHARED = 1L << 62;
    private static final long OF_CLASS = 1L << 61;
    private static final long OF_ENUM = 3L << 60;
    private static final String CONCURRENT = "java.util.concurrent.";

    private final Map<Class<?>, Integer> classes = new IdentityHashMap<>();
    private @Nullable Object[] objects = new Object[64];
    private long[] keys = new long[64];
    private int[] used = new int[32];
    private int size;

    /** Counts the events of all executions, so that what was counted in another one is known to be old. */
    private long epoch;
    /** Which one of its thread the running event is, as a part of a name. */
    private long event;
    /** By the number of a class: the epoch in which one of its objects was last made or found, and how many in that. */
    private long[] made = new long[64], found = new long[64];

    private int steady;

    private @Nullable Object lastObject;
    private long lastKey;

    /** Forgets all objects; not the classes. */
    void clear() {
        if (size > objects.length / 8) {
            Arrays.fill(objects, null);
        } else {
            for (int i = 0; i < size; i++) {
                objects[used[i]] = null;
            }
        }
        size = 0;
        steady = 0;
        lastObject = null;
    }

    /** An event begins, which is the {@code ordinal}-th of its thread. */
    void began(int ordinal) {
        epoch++;
        event = ((long) ordinal << EVENT_SHIFT) & (FOUND_EARLY - 1);
    }

    /**
     * How many objects have been named that each execution has to name alike, if names are to mean the same: all that are made,
     * and those found, but for what a map or a queue that is older than the test consists of, in whose order they are found.
     */
    int named() {
        return steady;
    }

    /** An object was made by this thread, in the running event; only its constructor may have used it before. */
    void created(Object object, int thread) {
        int place = place(object);
        int type = classNumber(object.getClass());
        made = roomFor(type, made);
        long key = (thread + 1L) << THREAD_SHIFT | (long) type << CLASS_SHIFT | event | count(made, type);
        steady++;
        if (objects[place] == null) {
            put(place, object, key);
        } else if (isForeign(keys[place])) {
            keys[place] = key;
            lastObject = null;
        }
    }

    /**
     * The object's name.
     *
     * @param alone whether the test has had one thread so far
     */
    long of(Object object, boolean alone) {
        if (object == lastObject) {
            return lastKey;
        }
        int place = place(object);
        long key = objects[place] == null ? foreign(place, object, alone) : keys[place];
        lastObject = object;
        lastKey = key;
        return key;
    }

    private long foreign(int place, Object object, boolean alone) {
        if (object instanceof Class<?> type) {
            return OF_CLASS | classNumber(type);
        }
        if (object instanceof Enum<?> constant) {
            return OF_ENUM | (long) classNumber(constant.getDeclaringClass()) << 24 | constant.ordinal();
        }
        int type = classNumber(object.getClass());
        if (!alone) {
            put(place, object, SHARED | type);
            return SHARED | type;
        }
        found = roomFor(type, found);
        long key = 1L << THREAD_SHIFT | (long) type << CLASS_SHIFT | FOUND_EARLY | event | count(found, type);
        steady += object.getClass().getName().startsWith(CONCURRENT) ? 0 : 1;
        put(place, object, key);
        return key;
    }

    /** How many objects of a class there were in the running event before this one. */
    private long count(long[] counts, int type) {
        long last = counts[type];
        long before = last >>> EVENT_SHIFT == epoch ? Math.min(MOST_OF_EVENT, (last & MOST_OF_EVENT) + 1) : 0;
        counts[type] = epoch << EVENT_SHIFT | before;
        return before;
    }

    private static long[] roomFor(int type, long[] counts) {
        return type < counts.length ? counts : Arrays.copyOf(counts, Math.max(type + 1, 2 * counts.length));
    }

    /** Whether nobody told of the making of the object with this name. */
    static boolean isForeign(long key) {
        return (key & (SHARED | OF_CLASS | FOUND_EARLY)) != 0;
    }

    /** Objects of different classes never have one name, since what lies where in them differs. */
    private int classNumber(Class<?> type) {
        Integer known = classes.get(type);
        if (known == null) {
            known = classes.size();
            if (known == MOST_CLASSES) {
                throw new HarnessDefect("too many classes");
            }
            classes.put(type, known);
        }
        return known;
    }

    private int place(Object object) {
        int mask = objects.length - 1;
        int hash = System.identityHashCode(object);
        int i = (hash ^ hash >>> 15) & mask;
        while (objects[i] != null && objects[i] != object) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private void put(int place, Object object, long key) {
        objects[place] = object;
        keys[place] = key;
        if (size == used.length) {
            used = Arrays.copyOf(used, size * 2);
        }
        used[size++] = place;
        if (size * 2 > objects.length) {
            grow();
        }
    }

    private void grow() {
        @Nullable Object[] oldObjects = objects;
        long[] oldKeys = keys;
        int[] oldUsed = used;
        int count = size;
        objects = new Object[oldObjects.length * 2];
        keys = new long[objects.length];
        used = new int[oldUsed.length * 2];
        size = 0;
        for (int i = 0; i < count; i++) {
            Object object = oldObjects[oldUsed[i]];
            if (object != null) {
                int place = place(object);
                objects[place] = object;
                keys[place] = oldKeys[oldUsed[i]];
                used[size++] = place;
            }
        }
    }
}
