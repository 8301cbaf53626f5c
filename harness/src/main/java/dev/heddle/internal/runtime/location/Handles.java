package dev.heddle.internal.runtime.location;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.VarHandle;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@code VarHandle} leads to. */
public final class Handles {

    /** The kinds of places. */
    public enum Kind {
        FIELD,
        STATIC,
        ELEMENT,
        /** A view of bytes, or memory outside of the heap: not known. */
        OTHER
    }

    /**
     * What a handle leads to.
     *
     * @param offset of an instance field in its object
     * @param base what keeps a static field
     * @param variable the name of a static field, with its class
     */
    public record Place(
            Kind kind,
            long offset,
            String variable,
            Class<?> type,
            @Nullable Object base) {}

    private final Map<VarHandle, Place> places = new IdentityHashMap<>();
    private @Nullable VarHandle lastHandle;
    private @Nullable Place lastPlace;

    public Place of(VarHandle handle) {
        Place last = lastPlace;
        if (handle == lastHandle && last != null) {
            return last;
        }
        Place place = places.get(handle);
        if (place == null) {
            place = find(handle);
            places.put(handle, place);
        }
        lastHandle = handle;
        lastPlace = place;
        return place;
    }

    /** Some lead to a static field only when its class has been initialised, and then to another handle. */
    private static VarHandle real(VarHandle handle) {
        long target = RawMemory.offset(handle.getClass(), "target");
        Object behind = target == RawMemory.NO_FIELD ? null : RawMemory.getReference(handle, target);
        return behind instanceof VarHandle other ? other : handle;
    }

    private static Place find(VarHandle handle) {
        List<Class<?>> coordinates = handle.coordinateTypes();
        if (coordinates.isEmpty()) {
            String variable = nameOf(handle);
            Kind kind = variable.isEmpty() ? Kind.OTHER : Kind.STATIC;
            return new Place(kind, offset(real(handle)), variable, handle.varType(), base(real(handle)));
        }
        Class<?> first = coordinates.get(0);
        if (coordinates.size() == 2 && first.isArray() && first.getComponentType() == handle.varType()) {
            return new Place(Kind.ELEMENT, 0, "", handle.varType(), null);
        }
        long offset = coordinates.size() == 1 ? offset(handle) : RawMemory.NO_FIELD;
        Kind kind = offset == RawMemory.NO_FIELD ? Kind.OTHER : Kind.FIELD;
        return new Place(kind, offset, "", handle.varType(), null);
    }

    private static long offset(VarHandle handle) {
        for (Class<?> type = handle.getClass(); type != null; type = type.getSuperclass()) {
            long place = RawMemory.offset(type, "fieldOffset");
            if (place != RawMemory.NO_FIELD) {
                return RawMemory.getLong(handle, place);
            }
        }
        return RawMemory.NO_FIELD;
    }

    private static @Nullable Object base(VarHandle handle) {
        for (Class<?> type = handle.getClass(); type != null; type = type.getSuperclass()) {
            long place = RawMemory.offset(type, "base");
            if (place != RawMemory.NO_FIELD) {
                return RawMemory.getReference(handle, place);
            }
        }
        return null;
    }

    private static String nameOf(VarHandle handle) {
        return handle.describeConstable()
                .map(described -> {
                    List<ConstantDesc> arguments = described.bootstrapArgsList();
                    return !arguments.isEmpty() && arguments.get(0) instanceof ClassDesc owner
                            ? internalName(owner) + "." + described.constantName()
                            : "";
                })
                .orElse("");
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
