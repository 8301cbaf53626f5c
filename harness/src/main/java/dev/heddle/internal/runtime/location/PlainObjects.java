package dev.heddle.internal.runtime.location;

import java.io.PrintStream;
import java.lang.ref.Reference;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.Spliterator;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the JDK that can be shared and whose classes are not woven: collections, their views and iterators, builders
 * of strings, buffers, formats, streams. Each counts as one location, whatever part of it a call touches; all readers,
 * writers and streams together count as one, since one may lead into another.
 */
public final class PlainObjects {

    /** Names of the fields in which views, iterators and wrappers keep what they belong to. */
    private static final String[] BEHIND = {
        "this$0",
        "this$1",
        "root",
        "list",
        "c",
        "m",
        "ss",
        "s",
        "q",
        "al",
        "parent",
        "map",
        "collection",
        "tree",
        "base",
        "i",
        "it",
        "val$it",
        "val$map",
        "val$spliterator",
        "keyIterator"
    };

    private static final String[] IMMUTABLE = {
        "java.util.ImmutableCollections", "java.util.Collections$Empty", "java.util.Collections$Singleton"
    };

    /** Classes that can change, with those that extend them in the JDK. */
    private static final Set<String> CHANGEABLE = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.StringJoiner",
            "java.util.Scanner",
            "java.util.Formatter",
            "java.util.regex.Matcher",
            "java.util.zip.CRC32",
            "java.util.zip.Adler32",
            "java.util.zip.Deflater",
            "java.util.zip.Inflater",
            "java.text.Format",
            "java.text.BreakIterator",
            "java.text.Collator",
            "java.nio.Buffer",
            "java.security.MessageDigest",
            "java.security.Signature",
            "javax.crypto.Cipher",
            "javax.crypto.Mac");

    private static final Set<String> STREAMS = Set.of(
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.io.RandomAccessFile",
            "java.io.File",
            "java.nio.channels.FileChannel",
            "java.nio.channels.spi.AbstractInterruptibleChannel",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket");

    /** Stands for all of them, and for all files. */
    public static final Object ANY_STREAM = new Object();

    private static final int DEEPEST = 6;
    private static final int MOST_ELEMENTS = 1_000;
    private static final long NOTHING_BEHIND = -1;

    private final Map<Class<?>, Boolean> plain = new IdentityHashMap<>();
    private final Map<Class<?>, Boolean> guarded = new IdentityHashMap<>();
    private final Map<Class<?>, Boolean> leading = new IdentityHashMap<>();
    private final Map<Class<?>, Boolean> concurrent = new IdentityHashMap<>();
    private final Map<Object, Use> users = new IdentityHashMap<>();
    private final Map<Class<?>, Long> arrays = new IdentityHashMap<>();
    private final Map<Class<?>, Long> behind = new IdentityHashMap<>();

    /** Whether this is one of them; what is printed for people to read is not. */
    public boolean isPlain(Object object) {
        if (object instanceof PrintStream && StandardStreams.contain(object)) {
            return false;
        }
        if (object == ANY_STREAM || object instanceof Reference) {
            return true;
        }
        Boolean known = plain.get(object.getClass());
        if (known == null) {
            known = find(object);
            plain.put(object.getClass(), known);
        }
        return known;
    }

    /** Whether this is a collection that threads may share, whose code is woven. */
    public boolean isConcurrent(Object object) {
        Boolean known = concurrent.get(object.getClass());
        if (known == null) {
            known = (object instanceof Collection || object instanceof Map)
                    && object.getClass().getName().startsWith("java.util.concurrent.");
            concurrent.put(object.getClass(), known);
        }
        return known;
    }

    /** Whether this is one of the older collections, which guard themselves by their monitors, or a wrapper of that kind. */
    public boolean isGuarded(Object object) {
        Boolean known = guarded.get(object.getClass());
        if (known == null) {
            known = object instanceof Vector
                    || object instanceof Hashtable
                    || object instanceof StringBuffer
                    || object.getClass().getName().startsWith("java.util.Collections$Synchronized");
            guarded.put(object.getClass(), known);
        }
        return known;
    }

    /** Whether whoever looks into this object may come to code of the JDK that is woven. */
    public boolean leadsToShared(Object object) {
        Boolean known = leading.get(object.getClass());
        if (known == null) {
            known = object instanceof Collection
                    || object instanceof Map
                    || isPlain(object)
                    || isGuarded(object)
                    || object.getClass().getName().startsWith("java.util.concurrent.");
            leading.put(object.getClass(), known);
        }
        return known;
    }

    /** The same of the elements of an array. */
    public boolean holdsShared(Object array) {
        if (array instanceof Object[] objects
                && !Modifier.isFinal(array.getClass().getComponentType().getModifiers())) {
            for (int i = 0; i < objects.length && i < MOST_ELEMENTS; i++) {
                if (objects[i] != null && leadsToShared(objects[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean find(Object object) {
        if (object instanceof CharSequence) {
            return object instanceof Appendable && !(object instanceof StringBuffer);
        }
        boolean collects = object instanceof Collection
                || object instanceof Map
                || object instanceof Iterator
                || object instanceof Enumeration
                || object instanceof Spliterator
                || object instanceof BaseStream
                || object instanceof BitSet;
        return collects
                        && !(object instanceof Vector)
                        && !(object instanceof Hashtable)
                        && isOfTheJdk(object.getClass())
                || extendsOneOf(CHANGEABLE, object)
                || extendsOneOf(STREAMS, object);
    }

    private static boolean extendsOneOf(Set<String> names, Object object) {
        Class<?> type = object.getClass();
        boolean jdk = type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
        for (Class<?> t = type; jdk && t != null; t = t.getSuperclass()) {
            if (names.contains(t.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class, or one that it extends, is one of the JDK's that are not woven and can change. */
    private static boolean isOfTheJdk(Class<?> type) {
        String name = type.getName();
        for (String immutable : IMMUTABLE) {
            if (name.startsWith(immutable)) {
                return false;
            }
        }
        for (Class<?> t = type; t != null && t != Object.class; t = t.getSuperclass()) {
            String of = t.getName();
            if (of.startsWith("java.util.concurrent.") || of.startsWith("java.util.Collections$Synchronized")) {
                return false;
            }
            if (of.startsWith("java.util.")) {
                return true;
            }
        }
        return false;
    }

    /** Which thread used an object, and in which step. */
    public record Use(Object thread, int step) {}

    /** The last use of this object in this execution, if another thread's; null if there is none. Now there is this one. */
    public @Nullable Use useByAnother(Object object, Use now) {
        Use former = users.put(object, now);
        return former == null || former.thread == now.thread ? null : former;
    }

    /** The execution is over. */
    public void end() {
        users.clear();
    }

    /** Whether even what only reads changes it. */
    public static boolean changesWhenRead(Object object) {
        return object instanceof LinkedHashMap
                || object instanceof WeakHashMap
                || object instanceof Buffer
                || object instanceof Calendar
                || object instanceof Scanner;
    }

    /** Whether this stands for all readers, writers and streams. */
    public static boolean isAnyStream(Object root) {
        return root == ANY_STREAM;
    }

    /** The object that a view, an iterator or a wrapper belongs to. */
    public Object root(Object object) {
        if (object == ANY_STREAM || extendsOneOf(STREAMS, object)) {
            return ANY_STREAM;
        }
        Object root = object instanceof BaseStream<?, ?> stream ? Pipelines.source(stream) : object;
        for (int depth = 0; depth < DEEPEST; depth++) {
            long offset = offset(root.getClass());
            Object next = offset == NOTHING_BEHIND ? null : RawMemory.getReference(root, offset);
            if (next == null) {
                return root;
            }
            root = next;
        }
        return root;
    }

    /** The array that an object of the JDK was made around, so that it shows what others write there; null if there is none. */
    public @Nullable Object arrayBehind(Object object) {
        Object root = root(object);
        Object around = isAnyStream(root) ? object : root;
        Class<?> type = around.getClass();
        Long known = arrays.get(type);
        if (known == null) {
            known = findArray(type);
            arrays.put(type, known);
        }
        return known == NOTHING_BEHIND ? null : RawMemory.getReference(around, known);
    }

    private static long findArray(Class<?> type) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            String field = switch (t.getName()) {
                case "java.util.Arrays$ArrayList" -> "a";
                case "java.io.ByteArrayInputStream", "java.io.CharArrayReader" -> "buf";
                default -> t.getSuperclass() == Buffer.class ? "hb" : "";
            };
            long offset = field.isEmpty() ? RawMemory.NO_FIELD : RawMemory.offset(t, field);
            if (offset != RawMemory.NO_FIELD) {
                return offset;
            }
        }
        return NOTHING_BEHIND;
    }

    private long offset(Class<?> type) {
        Long known = behind.get(type);
        if (known == null) {
            known = find(type);
            behind.put(type, known);
        }
        return known;
    }

    private static long find(Class<?> type) {
        for (Class<?> t = type; t != null && t.getName().startsWith("java.util."); t = t.getSuperclass()) {
            for (String name : BEHIND) {
                if (isReference(t, name)) {
                    return RawMemory.offset(t, name);
                }
            }
        }
        return NOTHING_BEHIND;
    }

    private static boolean isReference(Class<?> type, String field) {
        try {
            Class<?> of = type.getDeclaredField(field).getType();
            return Collection.class.isAssignableFrom(of)
                    || Map.class.isAssignableFrom(of)
                    || Iterator.class.isAssignableFrom(of)
                    || Spliterator.class.isAssignableFrom(of)
                    || (field.startsWith("this$") && of.getName().startsWith("java.util."));
        } catch (NoSuchFieldException | SecurityException none) {
            return false;
        }
    }
}
