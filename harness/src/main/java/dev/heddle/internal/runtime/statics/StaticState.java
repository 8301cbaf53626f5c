package dev.heddle.internal.runtime.statics;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.runtime.location.Handles;
import dev.heddle.internal.runtime.location.ObjectSet;
import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.statics.Layout.Slot;
import dev.heddle.internal.runtime.statics.Layout.Width;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The static fields of woven classes, and the objects that they lead to: notes what an execution changes there, and puts it
 * back.
 */
public final class StaticState {

    private static final long[] THREAD_LOCALS = {
        RawMemory.offset(Thread.class, "threadLocals"), RawMemory.offset(Thread.class, "inheritableThreadLocals")
    };

    /** A static field; of those that can't be found, all are {@link #NOWHERE}. */
    private record Place(Object base, Slot slot) {}

    private static final Place NOWHERE = new Place(new Object(), new Slot(0, Width.FOUR));

    private final CodeSiteTable sites;
    private final Supplier<List<Class<?>>> classes;
    private final Handles handles = new Handles();
    private final UndoLog log = new UndoLog();
    private final StaticGraph graph = new StaticGraph();
    private final Map<Integer, Place> places = new HashMap<>();
    private boolean begun;

    /** The classes are those that are there when the first execution begins. */
    public StaticState(CodeSiteTable sites, Supplier<List<Class<?>>> classes) {
        this.sites = sites;
        this.classes = classes;
    }

    /** An execution begins; what can't be put back is told as a sentence. */
    public void begin(Consumer<String> weakness) {
        if (!begun) {
            begun = true;
            classes.get().forEach(graph::add);
        }
        graph.hidden().forEach(this::writesAll);
        if (graph.isFull()) {
            weakness.accept("static fields lead to more objects than can be put back");
        }
    }

    /** An execution is over, and nothing of it runs any more. */
    public void putBack() {
        log.undo();
    }

    /** A class has been initialised in an execution: this is how its state begins in all of them. */
    public void initialized(Class<?> type) {
        int known = graph.hidden().size();
        graph.add(type);
        graph.hidden().subList(known, graph.hidden().size()).forEach(this::writesAll);
    }

    /** Whether changes of this object are put back. */
    public boolean keeps(Object object) {
        return graph.contains(object);
    }

    // What is going to be written

    /** The static field that is accessed at a site; false if it can't be found, and so isn't put back. */
    public boolean writesStatic(int site) {
        Place place = places.get(site);
        if (place == null) {
            place = find(site);
            places.put(site, place);
        }
        if (place == NOWHERE) {
            return false;
        }
        log.note(place.base, place.slot.offset(), place.slot.width());
        return true;
    }

    /** A field, or an element, of an object that is kept. */
    public void writes(Object object, long offset) {
        Class<?> type = object.getClass();
        Width width = type.isArray()
                ? Width.of(type.getComponentType())
                : Layout.of(type).at(offset);
        log.note(object, offset, width);
    }

    public void writesElement(Object array, int index) {
        writes(array, RawMemory.elementOffset(array.getClass(), index));
    }

    /** What a handle leads to; false if that is a static field, or may be one, and isn't put back. */
    public boolean writesThrough(VarHandle handle, @Nullable Object object, int index) {
        Handles.Place place = handles.of(handle);
        Object base = place.base();
        switch (place.kind()) {
            case STATIC -> {
                if (base == null) {
                    return false;
                }
                log.note(base, place.offset(), Width.of(place.type()));
            }
            case FIELD -> {
                if (object != null && keeps(object)) {
                    log.note(object, place.offset(), Width.of(place.type()));
                }
            }
            case ELEMENT -> {
                if (object != null && keeps(object)) {
                    writesElement(object, index);
                }
            }
            case OTHER -> {
                return object != null && !keeps(object);
            }
        }
        return true;
    }

    /** The thread-local variables of a thread that is older than the execution. */
    public void writesThreadLocals(Thread thread) {
        for (long offset : THREAD_LOCALS) {
            log.note(thread, offset, Width.REFERENCE);
            Object map = RawMemory.getReference(thread, offset);
            if (map != null) {
                writesAll(map);
            }
        }
    }

    /** A field, by its name, of an object that is kept. */
    public void writesField(Object object, int site) {
        String variable = sites.variable(site);
        int dot = variable.lastIndexOf('.');
        String owner = variable.substring(0, Math.max(dot, 0)).replace('/', '.');
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(owner)) {
                writes(object, RawMemory.offset(type, variable.substring(dot + 1)));
            }
        }
    }

    /** An object that is kept, in whatever way: one of the JDK's collections, with all that it consists of. */
    public void writesAll(Object object) {
        ObjectSet seen = new ObjectSet();
        List<Object> waiting = new ArrayList<>();
        seen.add(object);
        waiting.add(object);
        while (!waiting.isEmpty()) {
            Object part = waiting.remove(waiting.size() - 1);
            if (part instanceof Object[] array) {
                for (int i = 0; i < array.length; i++) {
                    log.note(array, RawMemory.elementOffset(array.getClass(), i), Width.REFERENCE);
                    reach(array[i], seen, waiting);
                }
            } else if (part.getClass().isArray()) {
                noteNumbers(part);
            } else {
                for (Slot slot : Layout.of(part.getClass()).slots()) {
                    log.note(part, slot.offset(), slot.width());
                    if (slot.width() == Width.REFERENCE) {
                        reach(RawMemory.getReference(part, slot.offset()), seen, waiting);
                    }
                }
            }
        }
    }

    private void noteNumbers(Object array) {
        Width width = Width.of(array.getClass().getComponentType());
        for (int i = 0, n = Array.getLength(array); i < n; i++) {
            log.note(array, RawMemory.elementOffset(array.getClass(), i), width);
        }
    }

    /** What belongs to a collection is of a class that nobody else knows, or an array of these. */
    private static void reach(@Nullable Object part, ObjectSet seen, List<Object> waiting) {
        if (part == null) {
            return;
        }
        Class<?> type = part.getClass();
        String name = type.getName();
        boolean inner = type.isArray()
                || (name.startsWith("java.util.") && !name.startsWith("java.util.concurrent."))
                || name.startsWith("java.lang.ThreadLocal$");
        if (inner && seen.add(part)) {
            waiting.add(part);
        }
    }

    private Place find(int site) {
        String variable = sites.variable(site);
        int dot = variable.lastIndexOf('.');
        ClassLoader loader = sites.loader(site);
        if (dot < 0 || loader == null) {
            return NOWHERE;
        }
        try {
            Class<?> type = Class.forName(variable.substring(0, dot).replace('/', '.'), false, loader);
            Field field = type.getDeclaredField(variable.substring(dot + 1));
            Slot slot = new Slot(RawMemory.staticOffset(field), Width.of(field.getType()));
            return new Place(RawMemory.staticBase(field), slot);
        } catch (ReflectiveOperationException | LinkageError missing) {
            return NOWHERE;
        }
    }
}
