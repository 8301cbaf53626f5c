package dev.heddle.internal.runtime.statics;

import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.statics.Layout.Slot;
import dev.heddle.internal.runtime.statics.Layout.Width;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that static fields of woven classes lead to. Threads, class loaders, and what belongs to the JVM are not
 * looked into.
 */
final class StaticGraph {

    private static final int MOST_OBJECTS = 500_000;
    private static final List<String> NOT_LOOKED_INTO = List.of(
            "java.lang.invoke.",
            "java.lang.ref.",
            "java.lang.reflect.",
            "java.lang.module.",
            "jdk.",
            "sun.",
            "dev.heddle.internal.",
            "org.junit.");

    private final ObjectSet objects = new ObjectSet();
    private final ObjectSet classes = new ObjectSet();
    private final List<Object> waiting = new ArrayList<>();

    /** Takes in what the static fields of a class lead to; it has been initialised. */
    void add(Class<?> type) {
        for (Field field : Layout.fields(type)) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                reach(RawMemory.getReference(RawMemory.staticBase(field), RawMemory.staticOffset(field)));
            }
        }
        while (!waiting.isEmpty() && !isFull()) {
            follow(waiting.remove(waiting.size() - 1));
        }
        waiting.clear();
    }

    /** Whether there were too many. */
    boolean isFull() {
        return objects.size() >= MOST_OBJECTS;
    }

    boolean contains(Object object) {
        return objects.size() > 0 && classes.contains(object.getClass()) && objects.contains(object);
    }

    private void follow(Object object) {
        if (object instanceof Object[] array) {
            for (Object element : array) {
                reach(element);
            }
            return;
        }
        for (Slot slot : Layout.of(object.getClass()).slots()) {
            if (slot.width() == Width.REFERENCE) {
                reach(RawMemory.getReference(object, slot.offset()));
            }
        }
    }

    private void reach(@Nullable Object object) {
        if (object != null && !isLeaf(object) && objects.add(object)) {
            classes.add(object.getClass());
            if (!object.getClass().isArray() || object instanceof Object[]) {
                waiting.add(object);
            }
        }
    }

    private static boolean isLeaf(Object object) {
        if (object instanceof String
                || object instanceof Number && object.getClass().getName().startsWith("java.lang.")
                || object instanceof Boolean
                || object instanceof Character
                || object instanceof Class
                || object instanceof ClassLoader
                || object instanceof Thread
                || object instanceof ThreadGroup
                || object instanceof Module) {
            return true;
        }
        String name = object.getClass().getName();
        for (String prefix : NOT_LOOKED_INTO) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
