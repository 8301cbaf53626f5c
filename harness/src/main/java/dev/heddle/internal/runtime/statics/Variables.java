package dev.heddle.internal.runtime.statics;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.runtime.location.Handles;
import dev.heddle.internal.runtime.location.RawMemory;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Names variables, and tells what they hold, in words by which two executions can be compared. */
public final class Variables {

    /**
     * What a variable held.
     *
     * @param variable its name, such as {@code Account.balance}
     * @param value in words; equal for equal values, though not the other way round
     */
    public record Held(String variable, String value) {}

    /** Where a field lies; in this object, if it is static. */
    private record Place(@Nullable Object base, long offset, Class<?> type, String name) {}

    private static final Place NOWHERE = new Place(null, RawMemory.NO_FIELD, Object.class, "");
    private static final int LONGEST = 40;

    private final CodeSiteTable sites;
    private final Handles handles = new Handles();
    private final Map<Integer, Place> bySite = new HashMap<>();
    private final Map<Class<?>, Map<Long, Place>> byOffset = new HashMap<>();

    public Variables(CodeSiteTable sites) {
        this.sites = sites;
    }

    /** The field that is accessed at a site, of this object, or a static one; null if it can't be told. */
    public @Nullable Held field(@Nullable Object object, int site) {
        Integer key = CodeSiteTable.place(site);
        Place place = bySite.get(key);
        if (place == null) {
            place = find(sites.variable(site), object, sites.loader(site));
            bySite.put(key, place);
        }
        return held(place, object);
    }

    /** The element of an array. */
    public @Nullable Held element(Object array, int index) {
        if (index < 0 || index >= Array.getLength(array)) {
            return null;
        }
        return new Held(
                array.getClass().getComponentType().getSimpleName() + "[" + index + "]",
                words(Array.get(array, index)));
    }

    /** What lies at this offset of an object. */
    public @Nullable Held offset(Object object, long offset) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            return element(object, RawMemory.index(type, offset));
        }
        Map<Long, Place> places = byOffset.computeIfAbsent(type, unused -> new HashMap<>());
        Place place = places.get(offset);
        if (place == null) {
            place = find(type, offset);
            places.put(offset, place);
        }
        return held(place, object);
    }

    /** What a handle leads to. */
    public @Nullable Held handle(VarHandle handle, @Nullable Object object, int index) {
        Handles.Place place = handles.of(handle);
        return switch (place.kind()) {
            case STATIC ->
                held(new Place(place.base(), place.offset(), place.type(), shortened(place.variable())), null);
            case FIELD -> object == null ? null : offset(object, place.offset());
            case ELEMENT -> object == null ? null : element(object, index);
            case OTHER -> null;
        };
    }

    /** All of a collection of the JDK; null of anything else. */
    public @Nullable Held whole(Object object) {
        String type = object.getClass().getName();
        if (!type.startsWith("java.util.")
                || type.startsWith("java.util.concurrent.")
                || object instanceof WeakHashMap) {
            return null;
        }
        try {
            int size = object instanceof Collection<?> collection
                    ? collection.size()
                    : object instanceof Map<?, ?> map ? map.size() : -1;
            return size < 0 ? null : new Held("the size of " + shortened(type), Integer.toString(size));
        } catch (RuntimeException changedMeanwhile) {
            return null;
        }
    }

    private static @Nullable Held held(Place place, @Nullable Object object) {
        Object base = place.base == null ? object : place.base;
        if (place == NOWHERE || base == null) {
            return null;
        }
        return new Held(place.name, value(base, place.offset, place.type));
    }

    private static String value(Object base, long offset, Class<?> type) {
        if (!type.isPrimitive()) {
            return words(RawMemory.getReference(base, offset));
        }
        long bits = RawMemory.getNumber(base, offset, Layout.Width.of(type).bytes);
        if (type == boolean.class) {
            return Boolean.toString((bits & 1) != 0);
        }
        if (type == double.class) {
            return Double.toString(Double.longBitsToDouble(bits));
        }
        if (type == float.class) {
            return Float.toString(Float.intBitsToFloat((int) bits));
        }
        return type == char.class ? words((char) bits) : Long.toString(bits);
    }

    private static String words(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String || value instanceof Character) {
            String text = value.toString();
            return '"' + (text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…") + '"';
        }
        boolean simple = (value instanceof Number && value.getClass().getName().startsWith("java.lang."))
                || value instanceof Boolean;
        if (simple) {
            return value.toString();
        }
        return value instanceof Enum<?> constant
                ? constant.name()
                : value.getClass().isArray()
                        ? value.getClass().getComponentType().getSimpleName() + "[" + Array.getLength(value) + "]"
                        : "an object of " + shortened(value.getClass().getName());
    }

    private static Place find(String variable, @Nullable Object object, @Nullable ClassLoader loader) {
        int dot = variable.lastIndexOf('.');
        String owner = variable.substring(0, Math.max(dot, 0)).replace('/', '.');
        for (Class<?> type = object == null ? null : object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(owner)) {
                return find(type, variable.substring(dot + 1));
            }
        }
        try {
            return object != null || dot < 0
                    ? NOWHERE
                    : find(Class.forName(owner, false, loader), variable.substring(dot + 1));
        } catch (ClassNotFoundException | LinkageError missing) {
            return NOWHERE;
        }
    }

    private static Place find(Class<?> owner, String name) {
        for (Field field : Layout.fields(owner)) {
            if (field.getName().equals(name)) {
                String shown = shortened(owner.getName()) + "." + name;
                return Modifier.isStatic(field.getModifiers())
                        ? new Place(RawMemory.staticBase(field), RawMemory.staticOffset(field), field.getType(), shown)
                        : new Place(null, RawMemory.offset(owner, name), field.getType(), shown);
            }
        }
        return NOWHERE;
    }

    private static Place find(Class<?> type, long offset) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Field field : Layout.fields(t)) {
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                if (!isStatic && RawMemory.offset(t, field.getName()) == offset) {
                    return new Place(null, offset, field.getType(), shortened(t.getName()) + "." + field.getName());
                }
            }
        }
        return NOWHERE;
    }

    /** Without the package. */
    private static String shortened(String name) {
        String dotted = name.replace('/', '.');
        int end = dotted.indexOf('$') < 0 ? dotted.lastIndexOf('.') : dotted.lastIndexOf('.', dotted.indexOf('$'));
        return dotted.substring(end + 1).replace('$', '.');
    }
}
