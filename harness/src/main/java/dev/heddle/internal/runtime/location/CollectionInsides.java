package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.Granularity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a world knows of the insides of plain collections: whether their accesses count, and which objects of an execution
 * are collections of users, or parts of them.
 */
public final class CollectionInsides {

    private final Granularity granularity;
    private final ObjectSet known = new ObjectSet();
    private final ObjectSet older = new ObjectSet();
    /** The classes of collections that were touched as a whole, by their locations. */
    private final Map<Integer, Class<?>> located = new HashMap<>();

    private @Nullable String raced;

    public CollectionInsides(Granularity granularity) {
        this.granularity = granularity;
    }

    /** Whether the accesses inside of collections count in this world. */
    public boolean areOn() {
        return granularity == Granularity.ACCESSES;
    }

    /** The object is, or belongs to, a collection that user code made in this execution; true if that is news. */
    public boolean learn(Object object) {
        return known.add(object);
    }

    /**
     * A collection of the user is older than the execution. Its own fields are told, and so are its arrays and what is put
     * into it; not what it consists of besides.
     */
    public void find(Object root) {
        if (areTold(root) && older.add(root)) {
            for (Class<?> type = root.getClass(); type != null; type = type.getSuperclass()) {
                addArrays(root, type);
            }
        }
    }

    private void addArrays(Object root, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getType().isArray() && !Modifier.isStatic(field.getModifiers())) {
                Object array = RawMemory.getReference(root, RawMemory.offset(type, field.getName()));
                if (array != null) {
                    older.add(array);
                }
            }
        }
    }

    /** Whether the accesses to this object are told. */
    public boolean tell(Object object) {
        return known.contains(object) || (older.size() > 0 && older.contains(object));
    }

    /** Whether the object is known to belong to a collection that user code made in this execution. */
    public boolean know(Object object) {
        return known.contains(object);
    }

    /** The execution is over. */
    public void end() {
        known.clear();
        older.clear();
    }

    /** Whether the insides of this object can be told. */
    public static boolean areTold(Object root) {
        return root instanceof ArrayList
                || root instanceof HashMap
                || root instanceof HashSet
                || root instanceof ArrayDeque
                || root instanceof LinkedList
                || root instanceof TreeMap
                || root instanceof TreeSet
                || root instanceof PriorityQueue
                || root instanceof StringBuilder
                || root instanceof BitSet
                || root instanceof IdentityHashMap
                || root instanceof EnumMap
                || root instanceof EnumSet;
    }

    /** Two threads were seen to use this object at the same time, and its insides were not told. */
    public void race(Object root) {
        if (areTold(root)) {
            race(root.getClass());
        }
    }

    /** An object is touched as a whole, and that is this location. */
    public void lieAt(int location, Object root) {
        if (!areOn() && areTold(root)) {
            located.putIfAbsent(location, root.getClass());
        }
    }

    /** Two threads were seen to race at this location. */
    public void raceAt(int location) {
        Class<?> collection = located.get(location);
        if (collection != null) {
            race(collection);
        }
    }

    private void race(Class<?> collection) {
        if (!areOn() && raced == null) {
            raced = "an object of the class " + collection.getSimpleName() + " without an order between them";
        }
    }

    /** Two threads use a builder of strings, perhaps in some order. */
    public void shareBuilder(Object builder) {
        if (!areOn() && raced == null && areTold(builder)) {
            raced = "a " + builder.getClass().getSimpleName();
        }
    }

    /** What it is that two threads use, and whose insides should be told; null if there is nothing. */
    public @Nullable String raced() {
        return raced;
    }
}
