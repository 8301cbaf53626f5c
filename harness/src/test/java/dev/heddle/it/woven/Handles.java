package dev.heddle.it.woven;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Accesses through handles, in all modes. */
public final class Handles {

    private static final VarHandle FIELD;
    private static final VarHandle WIDE;
    private static final VarHandle STATIC;
    private static final VarHandle TEXT;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FIELD = lookup.findVarHandle(Handles.class, "field", int.class);
            WIDE = lookup.findVarHandle(Handles.class, "wide", long.class);
            STATIC = lookup.findStaticVarHandle(Handles.class, "fixed", int.class);
            TEXT = lookup.findStaticVarHandle(Handles.class, "text", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int field;
    private long wide;
    static int fixed;
    static String text = "a";

    private Handles() {}

    public static Object plain() {
        Handles it = new Handles();
        FIELD.set(it, 1);
        FIELD.setVolatile(it, (int) FIELD.get(it) + 1);
        FIELD.setOpaque(it, (int) FIELD.getVolatile(it) + 1);
        FIELD.setRelease(it, (int) FIELD.getOpaque(it) + 1);
        return (int) FIELD.getAcquire(it);
    }

    public static Object updates() {
        Handles it = new Handles();
        boolean ok = FIELD.compareAndSet(it, 0, 1);
        ok &= (int) FIELD.compareAndExchange(it, 1, 2) == 1;
        ok &= (int) FIELD.compareAndExchangeAcquire(it, 2, 3) == 2;
        ok &= (int) FIELD.compareAndExchangeRelease(it, 3, 4) == 3;
        while (!FIELD.weakCompareAndSet(it, 4, 5)) {}
        while (!FIELD.weakCompareAndSetPlain(it, 5, 6)) {}
        while (!FIELD.weakCompareAndSetAcquire(it, 6, 7)) {}
        while (!FIELD.weakCompareAndSetRelease(it, 7, 8)) {}
        int old = (int) FIELD.getAndSet(it, 9) + (int) FIELD.getAndSetAcquire(it, 10);
        old += (int) FIELD.getAndSetRelease(it, 11) + (int) FIELD.getAndAdd(it, 1);
        old += (int) FIELD.getAndAddAcquire(it, 1) + (int) FIELD.getAndAddRelease(it, 1);
        old += (int) FIELD.getAndBitwiseOr(it, 1) + (int) FIELD.getAndBitwiseAnd(it, 3);
        old += (int) FIELD.getAndBitwiseXor(it, 1);
        return ok + " " + old + " " + it.field;
    }

    public static Object others() {
        Handles it = new Handles();
        WIDE.setVolatile(it, 5L);
        long before = (long) WIDE.getAndAdd(it, 6L);
        STATIC.setVolatile(7);
        int old = (int) STATIC.getAndAdd(1);
        boolean swapped = TEXT.compareAndSet("a", "b");
        TEXT.setVolatile("c");
        int[] array = new int[3];
        ELEMENT.setVolatile(array, 2, 9);
        boolean set = ELEMENT.compareAndSet(array, 2, 9, 10);
        VarHandle.fullFence();
        return before + " " + it.wide + " " + old + " " + fixed + " " + swapped + " " + text + " " + set + " "
                + array[2];
    }
}
