package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.HarnessDefect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Reads variables by object and offset, as the JDK's {@code Unsafe} does, which the installation has opened. */
final class RawMemory {

    /** Answered by {@link #offset} for a field that there is none of. */
    static final long NO_FIELD = -1;

    private static final MethodHandle GET_INT = method("getInt", int.class, Object.class, long.class);
    private static final MethodHandle GET_LONG = method("getLong", long.class, Object.class, long.class);
    private static final MethodHandle GET_BYTE = method("getByte", byte.class, Object.class, long.class);
    private static final MethodHandle GET_REFERENCE = method("getReference", Object.class, Object.class, long.class);
    private static final MethodHandle OFFSET = method("objectFieldOffset", long.class, Class.class, String.class);
    private static final MethodHandle BASE = measure("arrayBaseOffset");
    private static final MethodHandle SCALE = measure("arrayIndexScale");

    private RawMemory() {}

    private static MethodHandle method(String name, Class<?> result, Class<?>... arguments) {
        try {
            Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Object unsafe = lookup.findStatic(type, "getUnsafe", MethodType.methodType(type))
                    .invoke();
            return lookup.findVirtual(type, name, MethodType.methodType(result, arguments))
                    .bindTo(unsafe);
        } catch (Throwable missing) {
            throw new HarnessDefect("this JDK's Unsafe has no " + name, missing);
        }
    }

    /** One that answers with an int in some JDKs, and with a long in others. */
    private static MethodHandle measure(String name) {
        MethodHandle found;
        try {
            found = method(name, int.class, Class.class);
        } catch (HarnessDefect otherwise) {
            found = method(name, long.class, Class.class);
        }
        return found.asType(MethodType.methodType(long.class, Class.class));
    }

    static int getInt(Object object, long offset) {
        try {
            return (int) GET_INT.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    static long getLong(Object object, long offset) {
        try {
            return (long) GET_LONG.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    static byte getByte(Object object, long offset) {
        try {
            return (byte) GET_BYTE.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    static @Nullable Object getReference(Object object, long offset) {
        try {
            return (Object) GET_REFERENCE.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    /** Where an instance field lies in its objects, or {@link #NO_FIELD}. */
    static long offset(Class<?> owner, String field) {
        try {
            return (long) OFFSET.invokeExact(owner, field);
        } catch (Throwable noSuchField) {
            return NO_FIELD;
        }
    }

    /** Which element of an array lies at this offset. */
    static int index(Class<?> array, long offset) {
        try {
            return (int) ((offset - (long) BASE.invokeExact(array)) / (long) SCALE.invokeExact(array));
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't measure an array", impossible);
        }
    }

    /** Where this element of an array lies. */
    static long elementOffset(Class<?> array, int index) {
        try {
            return (long) BASE.invokeExact(array) + (long) SCALE.invokeExact(array) * index;
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't measure an array", impossible);
        }
    }
}
