package dev.heddle.internal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What the JDK's plain collections call where they are woven: each of their accesses to memory is told. While no world asks
 * for that, nothing is done.
 */
public final class CollectionHooks {

    /** How many worlds there are in which the accesses within collections count. */
    private static int worlds;

    private CollectionHooks() {}

    /** A world begins in which they count. */
    public static synchronized void open() {
        worlds++;
    }

    /** A world ends in which they counted. */
    public static synchronized void close() {
        worlds--;
    }

    private static @Nullable ThreadControl active() {
        if (worlds == 0) {
            return null;
        }
        ThreadControl t = Hooks.current();
        return t == null || t.silent != 0 ? null : t;
    }

    /** A field is about to be accessed. */
    public static void access(@Nullable Object target, int site) {
        ThreadControl t = active();
        if (t != null && target != null) {
            t.inside(target, site);
        }
    }

    /** An element of an array is about to be accessed. */
    public static void accessElement(@Nullable Object array, int index, int site) {
        ThreadControl t = active();
        if (t != null && array != null) {
            t.insideElement(array, index, site);
        }
    }

    /** An array is about to be given to code that is not woven, which may access all of it. */
    public static void accessArray(@Nullable Object array, int site) {
        ThreadControl t = active();
        if (t != null && array != null) {
            t.insideArray(array, site);
        }
    }

    /** An array is about to be sorted, which may run user code in between. */
    public static void sorting(@Nullable Object array, int site) {
        ThreadControl t = active();
        if (t != null && array != null) {
            t.insideSort(array);
        }
    }

    /** A collection is about to be cloned: all its fields are read. */
    public static void accessFields(Object target, int site) {
        ThreadControl t = active();
        if (t != null) {
            t.insideFields(target, site);
        }
    }

    /** A collection, or a part of one, has got to the beginning of its constructor. */
    public static void begun(Object made) {
        ThreadControl t = active();
        if (t != null) {
            t.begun(made, null);
        }
    }

    /** A collection has made an object, or an array, for its own use; null stands for code that belongs to none. */
    public static void made(@Nullable Object made, @Nullable Object by) {
        ThreadControl t = active();
        if (t != null && made != null) {
            t.begun(made, by);
        }
    }
}
