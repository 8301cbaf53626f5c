package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells which objects user code gives to methods of the JDK that are not woven: the collection whose method is called, and
 * the collections and arrays that are passed to it.
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

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");
    private static final Set<String> GENERAL =
            Set.of("java/lang/Iterable", "java/lang/CharSequence", "java/lang/Object");

    private final int freeLocal;

    UseWeaver(MethodVisitor next, MethodSites sites, int freeLocal) {
        super(next, sites);
        this.freeLocal = freeLocal;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (opcode != Opcodes.INVOKESPECIAL || name.equals("<init>")) {
            announce(opcode, owner, name, descriptor);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    private void announce(int opcode, String owner, String name, String descriptor) {
        boolean shared = isShared(owner);
        boolean builder = BUILDERS.contains(owner);
        boolean copies = owner.equals("java/lang/System") && name.equals("arraycopy");
        if (!shared && !builder && !copies && !(GENERAL.contains(owner) && isAsked(owner, name))) {
            return;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean receiver = opcode != Opcodes.INVOKESTATIC && !name.equals("<init>");
        if (!receiver && !hasShared(arguments)) {
            return;
        }
        Emit.spill(mv, arguments, freeLocal);
        if (receiver) {
            mv.visitInsn(Opcodes.DUP);
            Emit.push(mv, sites.call(kind(name), owner, name));
            Emit.hook(mv, builder ? "pass" : "use", "(Ljava/lang/Object;I)V");
        }
        pass(arguments, sites.call(receiver || name.equals("<init>") ? Kind.READ : kind(name), owner, name));
        Emit.reload(mv, arguments, freeLocal);
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
            return owner.startsWith("java/io/")
                    || owner.startsWith("java/text/")
                    || (owner.startsWith("java/nio/") && owner.endsWith("Buffer"))
                    || owner.startsWith("java/security/")
                    || owner.startsWith("javax/crypto/");
        }
        return !owner.startsWith("java/util/function/")
                && !owner.startsWith("java/util/stream/")
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
        for (String reading : READING) {
            if (name.startsWith(reading)) {
                return Kind.READ;
            }
        }
        return Kind.UPDATE;
    }
}
