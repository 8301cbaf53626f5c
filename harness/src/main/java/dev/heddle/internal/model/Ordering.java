package dev.heddle.internal.model;

/** How far an access to a variable orders what its thread does with what others do: the modes of {@code VarHandle}. */
public enum Ordering {
    /** Gives no order, and races with others of its kind. */
    PLAIN,
    /** Gives no order, and doesn't race. */
    OPAQUE,
    /** Comes after what went before the write that it reads. */
    ACQUIRE,
    /** Comes before what follows a read of what it writes. */
    RELEASE,
    /** Both, as an access to a volatile variable does. */
    VOLATILE;

    /** The mode of an access through a method of this name, of {@code VarHandle} or of one of the {@code Unsafe}s. */
    public static Ordering ofMethod(String name) {
        if (name.contains("Opaque") || name.contains("Plain")) {
            return OPAQUE; // the plain updates are still atomic
        }
        if (name.contains("Acquire")) {
            return ACQUIRE;
        }
        if (name.contains("Release") || name.startsWith("putOrdered")) {
            return RELEASE;
        }
        boolean updates =
                name.startsWith("compareAnd") || name.startsWith("weakCompareAnd") || name.startsWith("getAnd");
        return updates || name.contains("Volatile") ? VOLATILE : PLAIN;
    }

    /** Whether an access of this mode that reads acquires. */
    public boolean acquires() {
        return this == ACQUIRE || this == VOLATILE;
    }

    /** Whether an access of this mode that writes releases. */
    public boolean releases() {
        return this == RELEASE || this == VOLATILE;
    }
}
