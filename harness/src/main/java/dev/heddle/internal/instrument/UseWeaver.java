package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells which objects user code gives to methods that are not woven, those of the JDK and of the libraries that are left
 * alone: the collection whose method is called, and the collections and arrays that are passed to it.
 */
final class UseWeaver extends Weaver {

    /** Beginnings of the names of methods that only read. */
    private static final List<String> READING = List.of(
            "get",
            "size",
            "isEmpty",
            "contains",
            "indexOf",
            "lastIndexOf",
            "iterator",
            "listIterator",
            "descending",
            "spliterator",
            "stream",
            "parallelStream",
            "forEach",
            "toArray",
            "toString",
            "hashCode",
            "equals",
            "keySet",
            "values",
            "entrySet",
            "navigableKeySet",
            "peek",
            "element",
            "first",
            "last",
            "floor",
            "ceiling",
            "higher",
            "lower",
            "head",
            "tail",
            "sub",
            "charAt",
            "length",
            "hasNext",
            "hasPrevious",
            "next",
            "previous",
            "cardinality",
            "compareTo",
            "chars",
            "codePoint",
            "copyOf",
            "binarySearch",
            "asList",
            "unmodifiable",
            "max",
            "min",
            "frequency",
            "disjoint",
            "deep");

    private static final List<String> READING_FILES = List.of(
            "read", "exists", "notExists", "is", "size", "list", "lines", "walk", "find", "get", "probe", "mismatch");

    private static final String FILES = "java/nio/file/Files";
    private static final String STREAMS = "java/util/stream/";
    private static final String CONCURRENT = "java/util/concurrent/";
    private static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");
    private static final Set<String> THREAD_LOCALS =
            Set.of("java/lang/ThreadLocal", "java/lang/InheritableThreadLocal");
    private static final Set<String> GENERAL =
            Set.of("java/lang/Iterable", "java/lang/CharSequence", "java/lang/Object");

    /** What is told of the object whose method is called. */
    private enum Receiver {
        NOTHING,
        /** That it is used, in a step of its own. */
        USED,
        /** That it is used in the step that runs. */
        PASSED
    }

    private final int freeLocal;
    private final BinaryOperator<String> inherited;

    /** Is told, too, which class of the JDK a class of the user inherits a method from; "" if it inherits it from none. */
    UseWeaver(MethodVisitor next, MethodSites sites, int freeLocal, BinaryOperator<String> inherited) {
        super(next, sites);
        this.freeLocal = freeLocal;
        this.inherited = inherited;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.charAt(0) != '[' && !owner.equals(Emit.HOOKS)) {
            String declaring = WeavingScope.isExcluded(owner) || name.equals("<init>")
                    ? owner
                    : inherited.apply(owner, name + descriptor);
            announce(opcode, declaring, name, descriptor);
        }
        if (name.equals("clone") && descriptor.equals("()Ljava/lang/Object;")) {
            copy(opcode, owner);
        } else if (opcode == Opcodes.INVOKESTATIC && owner.equals(FILES)) {
            Emit.push(mv, sites.call(reads(name, READING_FILES) ? Kind.READ : Kind.UPDATE, owner, name));
            Emit.hook(mv, "outside", "(I)V");
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /** A clone reads all that there is of an array, or of an object whose class asks for a clone of itself. */
    private void copy(int opcode, String owner) {
        if (owner.charAt(0) == '[' || opcode == Opcodes.INVOKESPECIAL) {
            mv.visitInsn(Opcodes.DUP);
            Emit.push(mv, sites.call(Kind.READ, owner, "clone"));
            Emit.hook(mv, "copied", "(Ljava/lang/Object;I)V");
        }
    }

    private void announce(int opcode, String owner, String name, String descriptor) {
        Receiver receiver =
                opcode == Opcodes.INVOKESTATIC || name.equals("<init>") ? Receiver.NOTHING : receiver(owner, name);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean passes = takes(owner, name) && hasShared(arguments);
        if (receiver == Receiver.NOTHING && !passes) {
            return;
        }
        Emit.spill(mv, arguments, freeLocal);
        if (receiver != Receiver.NOTHING) {
            mv.visitInsn(Opcodes.DUP);
            Emit.push(mv, sites.call(kind(name), owner, name));
            Emit.hook(mv, receiver == Receiver.USED ? "use" : "pass", "(Ljava/lang/Object;I)V");
        }
        if (passes) {
            boolean writes = opcode == Opcodes.INVOKESTATIC && (isShared(owner) || owner.equals("java/lang/System"));
            pass(arguments, sites.call(writes ? kind(name) : Kind.READ, owner, name));
        }
        Emit.reload(mv, arguments, freeLocal);
    }

    /** Whether a call of this method tells of objects, for whichever of them it is called. */
    static boolean matters(String owner, String name, String descriptor) {
        return (!name.equals("<init>") && receiver(owner, name) != Receiver.NOTHING)
                || (takes(owner, name) && hasShared(Type.getArgumentTypes(descriptor)));
    }

    private static Receiver receiver(String owner, String name) {
        if (owner.equals("java/lang/StringBuilder") || owner.startsWith(STREAMS)) {
            return Receiver.PASSED;
        }
        return isShared(owner)
                        || BUILDERS.contains(owner)
                        || THREAD_LOCALS.contains(owner)
                        || (GENERAL.contains(owner) && isAsked(owner, name))
                ? Receiver.USED
                : Receiver.NOTHING;
    }

    /** Whether the method may look into what it is given. */
    private static boolean takes(String owner, String name) {
        if (!WeavingScope.isJdk(owner)) {
            return WeavingScope.isExcluded(owner) && !owner.startsWith("dev/heddle/");
        }
        return isShared(owner)
                || BUILDERS.contains(owner)
                || owner.equals("java/lang/String")
                || (owner.equals("java/util/Objects") && !name.startsWith("require"))
                || (owner.equals("java/lang/System") && name.equals("arraycopy"))
                || (GENERAL.contains(owner) && isAsked(owner, name));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        Type[] joined = Type.getArgumentTypes(descriptor);
        if (bootstrap.getOwner().equals(CallWeaver.CONCAT_FACTORY) && hasShared(joined)) {
            Emit.spill(mv, joined, freeLocal);
            pass(joined, sites.call(Kind.READ, "java/lang/String", "concat"));
            Emit.reload(mv, joined, freeLocal);
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    /** Whether this class of the JDK, or one that extends it, is not woven, and can change. */
    static boolean isShared(String owner) {
        if (owner.startsWith(CONCURRENT)) {
            return owner.startsWith("Concurrent", CONCURRENT.length())
                    || owner.startsWith("CopyOnWrite", CONCURRENT.length())
                    || owner.endsWith("Queue")
                    || owner.endsWith("Deque");
        }
        if (!owner.startsWith("java/util/")) {
            return (owner.startsWith("java/io/") && !owner.startsWith(JdkScope.PIPED))
                    || owner.startsWith("java/text/")
                    || (owner.startsWith("java/nio/") && owner.endsWith("Buffer"))
                    || owner.startsWith("java/nio/channels/")
                    || owner.startsWith("java/net/")
                    || owner.startsWith("java/lang/ref/")
                    || owner.startsWith("java/security/")
                    || owner.startsWith("javax/crypto/");
        }
        return !owner.startsWith("java/util/function/")
                && !owner.startsWith(STREAMS)
                && !owner.equals("java/util/regex/Pattern")
                && !owner.equals("java/util/Objects")
                && !owner.startsWith("java/util/Optional");
    }

    private static boolean isAsked(String owner, String name) {
        return !owner.equals("java/lang/Object")
                || name.equals("toString")
                || name.equals("hashCode")
                || name.equals("equals");
    }

    private static boolean hasShared(Type[] arguments) {
        for (Type argument : arguments) {
            if (canBeShared(argument)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it may be a collection or an array. */
    private static boolean canBeShared(Type type) {
        return type.getSort() == Type.ARRAY
                || (type.getSort() == Type.OBJECT
                        && !type.getInternalName().startsWith("java/util/function/")
                        && !type.getInternalName().equals("java/lang/String"));
    }

    private void pass(Type[] arguments, int site) {
        int local = freeLocal;
        for (Type argument : arguments) {
            if (canBeShared(argument)) {
                mv.visitVarInsn(Opcodes.ALOAD, local);
                Emit.push(mv, site);
                Emit.hook(mv, "pass", "(Ljava/lang/Object;I)V");
            }
            local += argument.getSize();
        }
    }

    private static Kind kind(String name) {
        return reads(name, READING) ? Kind.READ : Kind.UPDATE;
    }

    private static boolean reads(String name, List<String> reading) {
        for (String beginning : reading) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
