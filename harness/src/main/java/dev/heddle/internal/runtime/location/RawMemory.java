package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.HarnessDefect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads and writes variables by object and offset, as the JDK's {@code Unsafe} does, which the installation has opened. */
public final class RawMemory {

    /** Answered by {@link #offset} for a field that there is none of. */
    public static final long NO_FIELD = -1;

    private static final MethodHandle GET_INT = method("getInt", int.class, Object.class, long.class);
    private static final MethodHandle GET_LONG = method("getLong", long.class, Object.class, long.class);
    private static final MethodHandle GET_BYTE = method("getByte", byte.class, Object.class, long.class);
    private static final MethodHandle GET_REFERENCE = method("getReference", Object.class, Object.class, long.class);
    private static final MethodHandle GET_SHORT = method("getShort", short.class, Object.class, long.class);
    private static final MethodHandle PUT_INT = method("putInt", void.class, Object.class, long.class, int.class);
    private static final MethodHandle PUT_LONG = method("putLong", void.class, Object.class, long.class, long.class);
    private static final MethodHandle PUT_BYTE = method("putByte", void.class, Object.class, long.class, byte.class);
    private static final MethodHandle PUT_SHORT = method("putShort", void.class, Object.class, long.class, short.class);
    private static final MethodHandle PUT_REFERENCE =
            method("putReference", void.class, Object.class, long.class, Object.class);
    private static final MethodHandle COMPARE_AND_SET_LONG =
            method("compareAndSetLong", boolean.class, Object.class, long.class, long.class, long.class);
    private static final MethodHandle STATIC_BASE = method("staticFieldBase", Object.class, Field.class);
    private static final MethodHandle STATIC_OFFSET = method("staticFieldOffset", long.class, Field.class);
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

    public static int getInt(Object object, long offset) {
        try {
            return (int) GET_INT.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    public static long getLong(Object object, long offset) {
        try {
            return (long) GET_LONG.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    public static byte getByte(Object object, long offset) {
        try {
            return (byte) GET_BYTE.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    public static @Nullable Object getReference(Object object, long offset) {
        try {
            return (Object) GET_REFERENCE.invokeExact(object, offset);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    /** The bits of a variable of 1, 2, 4 or 8 bytes. */
    public static long getNumber(Object object, long offset, int bytes) {
        try {
            return switch (bytes) {
                case 1 -> (byte) GET_BYTE.invokeExact(object, offset);
                case 2 -> (short) GET_SHORT.invokeExact(object, offset);
                case 4 -> (int) GET_INT.invokeExact(object, offset);
                default -> (long) GET_LONG.invokeExact(object, offset);
            };
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't read memory", impossible);
        }
    }

    /** Sets the bits of a variable of 1, 2, 4 or 8 bytes. */
    public static void putNumber(Object object, long offset, int bytes, long number) {
        try {
            switch (bytes) {
                case 1 -> PUT_BYTE.invokeExact(object, offset, (byte) number);
                case 2 -> PUT_SHORT.invokeExact(object, offset, (short) number);
                case 4 -> PUT_INT.invokeExact(object, offset, (int) number);
                default -> PUT_LONG.invokeExact(object, offset, number);
            }
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't write memory", impossible);
        }
    }

    static boolean compareAndSetLong(Object object, long offset, long expected, long number) {
        try {
            return (boolean) COMPARE_AND_SET_LONG.invokeExact(object, offset, expected, number);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't write memory", impossible);
        }
    }

    public static void putReference(Object object, long offset, @Nullable Object reference) {
        try {
            PUT_REFERENCE.invokeExact(object, offset, (Object) reference);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't write memory", impossible);
        }
    }

    /** The object that keeps a static field, as an instance keeps its fields. */
    public static Object staticBase(Field field) {
        try {
            return (Object) STATIC_BASE.invokeExact(field);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't find a static field", impossible);
        }
    }

    public static long staticOffset(Field field) {
        try {
            return (long) STATIC_OFFSET.invokeExact(field);
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't find a static field", impossible);
        }
    }

    /**
     * Where an instance field lies in its objects, or {@link #NO_FIELD}.
     *
     * <p>Asked for one that isn't there, {@code Unsafe} throws an error of the JVM, upon which a thread forgets its scoped
     * values. Of classes that aren't the JDK's only fields are asked for that code accesses; and reflection, which tells
     * without an error, would load the types of all their fields, of which some may be absent.
     */
    public static long offset(Class<?> owner, String field) {
        try {
            return owner.getClassLoader() == null && !declares(owner, field)
                    ? NO_FIELD
                    : (long) OFFSET.invokeExact(owner, field);
        } catch (Throwable noSuchField) {
            return NO_FIELD;
        }
    }

    private static boolean declares(Class<?> owner, String field) {
        try {
            return owner.getDeclaredField(field).getName().equals(field);
        } catch (NoSuchFieldException absent) {
            return false;
        }
    }

    /** Which element of an array lies at this offset. */
    public static int index(Class<?> array, long offset) {
        try {
            return (int) ((offset - (long) BASE.invokeExact(array)) / (long) SCALE.invokeExact(array));
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't measure an array", impossible);
        }
    }

    /** Where this element of an array lies. */
    public static long elementOffset(Class<?> array, int index) {
        try {
            return (long) BASE.invokeExact(array) + (long) SCALE.invokeExact(array) * index;
        } catch (Throwable impossible) {
            throw new HarnessDefect("can't measure an array", impossible);
        }
    }
}
