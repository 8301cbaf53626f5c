package dev.heddle.internal.instrument;

import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/** Says what user code announces before it calls into the JDK. */
final class JdkCalls {

    /** What stands before a call. */
    enum Announcement {
        /** Nothing: the callee is woven itself, or touches nothing that counts. */
        NONE,
        /** {@code Hooks.callQuiet}: the callee's accesses don't count. */
        QUIET,
        /** {@code Hooks.callStep}: the callee's first access is a scheduling point. */
        STEP
    }

    /** Packages whose accesses to shared memory don't order anything that a test can see. */
    private static final List<String> QUIET_PACKAGES = List.of(
            "java/lang/invoke/",
            "java/lang/reflect/",
            "java/lang/constant/",
            "java/lang/runtime/",
            "java/io/",
            "java/nio/",
            "java/text/",
            "java/time/",
            "java/math/",
            "java/security/",
            "java/util/regex/",
            "java/util/logging/");

    private static final Set<String> QUIET_CLASSES = Set.of(
            "java/util/Formatter",
            "java/util/Objects",
            "java/util/Arrays",
            "java/util/Optional",
            "java/util/OptionalInt",
            "java/util/OptionalLong",
            "java/util/OptionalDouble",
            "java/util/Locale",
            "java/util/UUID",
            "java/util/StringJoiner",
            "java/util/concurrent/TimeUnit");

    /** Classes of {@code java.lang} that may run other code, or touch what is shared. */
    private static final Set<String> STEPS_OF_LANG = Set.of(
            "java/lang/Thread",
            "java/lang/ThreadGroup",
            "java/lang/ThreadLocal",
            "java/lang/InheritableThreadLocal",
            "java/lang/Runnable",
            "java/lang/Iterable",
            "java/lang/Comparable",
            "java/lang/AutoCloseable",
            "java/lang/CharSequence",
            "java/lang/Appendable",
            "java/lang/StringBuffer",
            "java/lang/Runtime",
            "java/lang/Process",
            "java/lang/ScopedValue",
            "java/lang/ScopedValue$Carrier");

    /** Classes whose methods run no other code unless they are given some. */
    private static final Set<String> LEAVES = Set.of(
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Enum",
            "java/time/Duration",
            "java/util/concurrent/TimeUnit");

    /** Methods of leaves that read a property of the system. */
    private static final Set<String> PROPERTIES = Set.of("getInteger", "getLong", "getBoolean");

    private static final Set<String> READERS_OF_FIELDS =
            Set.of("get", "getInt", "getLong", "getBoolean", "getByte", "getShort", "getChar", "getFloat", "getDouble");

    private static final Set<String> DEFAULTS = Set.of("java/util/Locale", "java/util/TimeZone");

    private JdkCalls() {}

    /** What to announce before a call of a method that {@code owner}, a class of the JDK, declares. */
    static Announcement before(String owner, String name, String descriptor) {
        if (name.equals("<init>") && owner.startsWith("java/util/") && JdkScope.isCollection(owner)) {
            return Announcement.STEP; // it may copy a collection that threads share
        }
        if (name.equals("<init>")) {
            return isLeaf(owner, descriptor) || owner.equals("java/lang/Object")
                    ? Announcement.NONE
                    : Announcement.QUIET;
        }
        if (owner.equals("java/lang/Object")) {
            return name.equals("getClass") ? Announcement.NONE : Announcement.STEP;
        }
        if (isLeaf(owner, descriptor) && !PROPERTIES.contains(name)) {
            return Announcement.NONE;
        }
        return isQuiet(owner) ? Announcement.QUIET : Announcement.STEP;
    }

    /** Does a method read or write variables that nobody sees it touch? */
    static boolean reachesVariables(String owner, String name) {
        boolean reads = name.startsWith("get") && !name.startsWith("getDecl") && !name.startsWith("getAnn");
        return (owner.equals("java/lang/reflect/Field") && (READERS_OF_FIELDS.contains(name) || isSetter(name)))
                || (owner.equals("java/lang/reflect/Array") && (reads || isSetter(name)))
                || (owner.equals("java/lang/invoke/MethodHandle") && name.startsWith("invoke"))
                || (owner.equals("java/util/Map$Entry") && name.equals("setValue"))
                || (DEFAULTS.contains(owner) && name.equals("setDefault"))
                || (owner.equals("java/lang/ref/Cleaner") && name.equals("register"))
                || (owner.equals("java/lang/ref/ReferenceQueue") && name.equals("poll"))
                || (owner.equals("java/lang/ProcessBuilder") && name.equals("start"))
                || (owner.equals("java/lang/Runtime") && name.equals("exec"))
                || (owner.equals("java/lang/System") && (isSetter(name) || name.equals("clearProperty")));
    }

    private static boolean isSetter(String name) {
        return name.startsWith("set") && !name.equals("setAccessible");
    }

    private static boolean isQuiet(String owner) {
        if (owner.startsWith("java/lang/") && owner.indexOf('/', 10) < 0) {
            return !STEPS_OF_LANG.contains(owner);
        }
        if (owner.startsWith(JdkScope.PIPED)) {
            return false;
        }
        return QUIET_CLASSES.contains(owner) || QUIET_PACKAGES.stream().anyMatch(owner::startsWith);
    }

    private static boolean isLeaf(String owner, String descriptor) {
        if (!LEAVES.contains(owner)) {
            return false;
        }
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            boolean inert = argument.getSort() < Type.ARRAY || LEAVES.contains(argument.getInternalName());
            if (!inert) {
                return false;
            }
        }
        return true;
    }

    /** Does a string concatenation, or another dynamic call, of this descriptor run other code? */
    static boolean isLeafConcatenation(String descriptor) {
        return isLeaf("java/lang/String", descriptor);
    }
}
