package dev.heddle.internal.runtime.statics;

import dev.heddle.internal.runtime.location.ObjectSet;
import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.statics.Layout.Slot;
import dev.heddle.internal.runtime.statics.Layout.Width;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that static fields of woven classes lead to. Threads and what they work on, class loaders, and what belongs to
 * the JVM are not looked into.
 */
final class StaticGraph {

    private static final String CONCURRENT = "java.util.concurrent.";
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
    private final List<Object> hidden = new ArrayList<>();
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
        List<Slot> slots = Layout.of(object.getClass()).slots();
        if (isBusy(object, slots)) {
            return;
        }
        boolean concurrent = object.getClass().getName().startsWith(CONCURRENT);
        for (Slot slot : slots) {
            if (slot.width() == Width.REFERENCE) {
                Object part = RawMemory.getReference(object, slot.offset());
                reach(part);
                if (concurrent && isPlainCollection(part)) {
                    hidden.add(part);
                }
            }
        }
    }

    /** Whether threads from outside work on it, which would see a state that is older than what they did. */
    private static boolean isBusy(Object object, List<Slot> slots) {
        for (Slot slot : slots) {
            Object value = slot.width() == Width.REFERENCE ? RawMemory.getReference(object, slot.offset()) : null;
            if (value instanceof Thread thread && thread.isAlive()) {
                return true;
            }
        }
        for (Class<?> t = object.getClass(); t != null; t = t.getSuperclass()) {
            if (t.getName().equals(CONCURRENT + "ThreadPoolExecutor")) {
                return RawMemory.getReference(object, RawMemory.offset(t, "workers")) instanceof Collection<?> workers
                        && !workers.isEmpty();
            }
            if (t.getName().equals(CONCURRENT + "ForkJoinPool")) {
                return RawMemory.getReference(object, RawMemory.offset(t, "queues")) != null;
            }
        }
        return false;
    }

    private static boolean isPlainCollection(@Nullable Object part) {
        return (part instanceof Collection || part instanceof Map)
                && part.getClass().getName().startsWith("java.util.")
                && !part.getClass().getName().startsWith(CONCURRENT);
    }

    /** The plain collections within objects of {@code java.util.concurrent}, whose use nobody tells of. */
    List<Object> hidden() {
        return hidden;
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
