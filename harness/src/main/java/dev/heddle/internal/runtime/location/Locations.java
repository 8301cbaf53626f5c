package dev.heddle.internal.runtime.location;

import dev.heddle.internal.bootstrap.ThreadControl;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.CodeSiteTable;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/** The locations that an exploration has seen, by number, however an access names them. */
public final class Locations {

    /** Parts of an object that are no variables. */
    private static final int MONITOR = -2, WHOLE = -3;
    /** Parts of what is no object. */
    private static final long STATICS = -1, THREADS = -2;

    private static final long TIME = Long.MIN_VALUE, MOCKS = TIME + 1, INJECTION = TIME + 2;
    private static final int PERMIT = -1, LIFE = -2;
    private static final int CLOCK = -1, DEADLINES = -2, RESPONSES = -3;
    private static final byte NOT_VALUED = ThreadControl.NOTHING,
            INT = ThreadControl.INT,
            LONG = ThreadControl.LONG,
            BYTE = ThreadControl.BYTE,
            REFERENCE = ThreadControl.REFERENCE;

    private final Parts parts;
    private final ObjectKeys objects = new ObjectKeys();
    private final LocationNumbers numbers = new LocationNumbers();
    private final Handles handles = new Handles();
    /** What can be read at a location for which somebody compared it before he set it. */
    private byte[] valued = new byte[256];

    private boolean alone;
    private long before;

    public Locations(CodeSiteTable sites) {
        this.parts = new Parts(sites);
    }

    // What the execution tells

    /** Forgets the objects of the execution before. */
    public void begin() {
        objects.clear();
        alone = true;
    }

    /**
     * Whether objects that nobody saw being made are named by the order in which they are seen: each execution has to see
     * them, then.
     */
    public boolean areBeingNamed() {
        return alone;
    }

    /** The test has more than one thread. */
    public void notAlone() {
        alone = false;
    }

    /** An event begins, which is the {@code ordinal}-th of its thread. */
    public void began(int ordinal) {
        objects.began(ordinal);
    }

    /** An object was made by this thread, in the running event. */
    public void created(Object object, int thread) {
        objects.created(object, thread);
    }

    /** How many objects have been named that each execution has to name alike. */
    public int named() {
        return objects.named();
    }

    // Locations

    public int ofThreadPermit(int thread) {
        return numbers.of(THREADS - thread, PERMIT);
    }

    public int ofThreadLife(int thread) {
        return numbers.of(THREADS - thread, LIFE);
    }

    /** What the clock shows. */
    public int ofClock() {
        return numbers.of(TIME, CLOCK);
    }

    /** How many deadlines are to come. */
    public int ofDeadlines() {
        return numbers.of(TIME, DEADLINES);
    }

    /** Which operations of a history have returned, in the threads of one of the parts that threads are divided into. */
    public int ofResponses(int part) {
        return numbers.of(TIME, RESPONSES - part);
    }

    /** What all mocks know of their calls. */
    public int ofMocks() {
        return numbers.of(MOCKS, 0);
    }

    /** Whether a cancellation has been injected. */
    public int ofInjection() {
        return numbers.of(INJECTION, 0);
    }

    public int ofMonitor(Object object) {
        return numbers.of(key(object), MONITOR);
    }

    /** An object as one location. */
    public int ofWhole(Object object) {
        return numbers.of(key(object), WHOLE);
    }

    /** The state of a synchronizer. */
    public int ofState(Synchronizer synchronizer) {
        return numbers.of(key(synchronizer.object()), synchronizer.part());
    }

    /** A field; {@link #before()} is its value then, where somebody may care. */
    public int ofField(@Nullable Object object, int site) {
        before = Access.UNKNOWN;
        int part = parts.of(object, site);
        if (part == Parts.STATIC || object == null) {
            return numbers.of(STATICS, parts.ofStatic(site));
        }
        int location = numbers.of(key(object), part);
        read(location, object, part, kindOf(object, part));
        return location;
    }

    public int ofElement(Object array, int index) {
        before = Access.UNKNOWN;
        int location = numbers.of(key(array), index);
        byte kind = array instanceof int[] ? INT : array instanceof long[] ? LONG : valued(location);
        if (kind != NOT_VALUED) {
            read(location, array, RawMemory.elementOffset(array.getClass(), index), kind);
        }
        return location;
    }

    public int ofOffset(@Nullable Object object, long offset) {
        before = Access.UNKNOWN;
        if (object == null) {
            return numbers.of(STATICS, (int) offset);
        }
        Class<?> type = object.getClass();
        int part = type.isArray() ? RawMemory.index(type, offset) : (int) offset;
        int location = numbers.of(key(object), part);
        read(location, object, offset, type.isArray() ? elementKind(object, location) : kindOf(object, part));
        return location;
    }

    /** What a handle leads to, or -1 if that can't be said. */
    public int ofHandle(VarHandle handle, @Nullable Object object, int index) {
        before = Access.UNKNOWN;
        Handles.Place place = handles.of(handle);
        if (place.kind() == Handles.Kind.STATIC) {
            return numbers.of(STATICS, parts.ofStatic(place.variable()));
        }
        if (object == null || place.kind() == Handles.Kind.OTHER) {
            return -1;
        }
        return place.kind() == Handles.Kind.ELEMENT ? ofElement(object, index) : ofOffset(object, place.offset());
    }

    /** Whether this execution made the object, as far as that is known. */
    public boolean isForeign(Object object) {
        return ObjectKeys.isForeign(key(object));
    }

    /** What the location named last held before; {@link Access#UNKNOWN} where it was not read. */
    public long before() {
        return before;
    }

    /** What stands for a reference where it is compared. */
    public long value(@Nullable Object reference) {
        return reference == null ? 0 : key(reference);
    }

    /**
     * Makes sure that the value of this location will be read; reads it now.
     *
     * @param kind of the value, as {@link ThreadControl} numbers them
     */
    public void compared(int location, Object object, long offset, byte kind) {
        value(location, kind);
        read(location, object, offset, kind);
    }

    /** Where the element, or the field, that a handle leads to lies in its object. */
    public long offset(VarHandle handle, Object object, int index) {
        Handles.Place place = handles.of(handle);
        return place.kind() == Handles.Kind.ELEMENT
                ? RawMemory.elementOffset(object.getClass(), index)
                : place.offset();
    }

    private long key(Object object) {
        return objects.of(object, alone);
    }

    private byte elementKind(Object array, int location) {
        return array instanceof int[] ? INT : array instanceof long[] ? LONG : valued(location);
    }

    private byte kindOf(Object object, int part) {
        if (object instanceof AbstractQueuedSynchronizer) {
            return part == Synchronizer.STATE ? INT : NOT_VALUED;
        }
        if (object instanceof AbstractQueuedLongSynchronizer) {
            return part == Synchronizer.LONG_STATE ? LONG : NOT_VALUED;
        }
        if (object instanceof AtomicInteger || object instanceof AtomicBoolean) {
            return INT;
        }
        return object instanceof AtomicLong ? LONG : NOT_VALUED;
    }

    private byte valued(int location) {
        return location < valued.length ? valued[location] : NOT_VALUED;
    }

    private void value(int location, byte kind) {
        if (location >= valued.length) {
            valued = Arrays.copyOf(valued, Math.max(location + 1, valued.length * 2));
        }
        valued[location] = kind;
    }

    private void read(int location, Object object, long offset, byte known) {
        byte kind = known == NOT_VALUED ? valued(location) : known;
        before = switch (kind) {
            case INT -> RawMemory.getInt(object, offset);
            case LONG -> RawMemory.getLong(object, offset);
            case BYTE -> RawMemory.getByte(object, offset);
            case REFERENCE -> value(RawMemory.getReference(object, offset));
            default -> Access.UNKNOWN;
        };
    }
}
