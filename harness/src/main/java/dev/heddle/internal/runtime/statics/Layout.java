package dev.heddle.internal.runtime.statics;

import dev.heddle.internal.runtime.location.RawMemory;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Where the variables of a class's instances lie, and what they hold. */
public final class Layout {

    /** What a variable holds, as far as copying it goes. */
    public enum Width {
        ONE(1),
        TWO(2),
        FOUR(4),
        EIGHT(8),
        REFERENCE(0);

        /** How many bytes a number takes. */
        final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }

        static Width of(Class<?> type) {
            if (!type.isPrimitive()) {
                return REFERENCE;
            }
            if (type == long.class || type == double.class) {
                return EIGHT;
            }
            if (type == int.class || type == float.class) {
                return FOUR;
            }
            return type == byte.class || type == boolean.class ? ONE : TWO;
        }
    }

    /** A variable of an object, or a static one of the object that its class keeps them in. */
    public record Slot(long offset, Width width) {}

    private static final ClassValue<Layout> LAYOUTS = new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
            return new Layout(type);
        }
    };

    private final List<Slot> slots = new ArrayList<>();

    private Layout(Class<?> type) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Field field : fields(t)) {
                if (!Modifier.isStatic(field.getModifiers()) && !isOfTheCollector(field)) {
                    slots.add(new Slot(RawMemory.offset(t, field.getName()), Width.of(field.getType())));
                }
            }
        }
    }

    /**
     * Whether the garbage collector keeps lists in it while the program runs: to put back what it held before would break them,
     * and the JVM.
     */
    private static boolean isOfTheCollector(Field field) {
        return field.getDeclaringClass() == Reference.class && !field.getName().equals("referent");
    }

    public static Layout of(Class<?> type) {
        return LAYOUTS.get(type);
    }

    /** The fields that a class declares; none if it names classes that aren't there. */
    static Field[] fields(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError incomplete) {
            return new Field[0];
        }
    }

    /** All of them, those of the classes that it extends included. */
    public List<Slot> slots() {
        return slots;
    }

    /** What lies at this offset. */
    Width at(long offset) {
        for (Slot slot : slots) {
            if (slot.offset == offset) {
                return slot.width;
            }
        }
        return Width.FOUR;
    }
}
