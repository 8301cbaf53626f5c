package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells, inside of a plain collection, of the arrays that it gives to code that is not woven, of those that it gets from
 * there, and of clones of itself.
 */
final class InsideWeaver extends Weaver {

    private static final String ARRAYS = "java/util/Arrays";

    /** Beginnings of the names of methods that only read the arrays that they are given. */
    private static final List<String> READING = List.of(
            "copyOf",
            "newString",
            "charAt",
            "toString",
            "indexOf",
            "lastIndexOf",
            "hashCode",
            "compareTo",
            "equals",
            "mismatch",
            "length",
            "canEncode",
            "compress",
            "newInstance",
            "valueOf",
            "asList",
            "stream",
            "spliterator",
            "<init>");

    private final int freeLocal;
    private final CreationWeaver creations;

    /** Tells of what is made by {@code creations}, the stage behind it. */
    InsideWeaver(CreationWeaver creations, MethodSites sites, int freeLocal) {
        super(creations, sites);
        this.creations = creations;
        this.freeLocal = freeLocal;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean clone = name.equals("clone") && descriptor.equals("()Ljava/lang/Object;");
        boolean unwoven = !JdkScope.isCollection(owner);
        if (clone && owner.charAt(0) == '[') {
            mv.visitInsn(Opcodes.DUP);
            announce("accessArray", Kind.ARRAY_READ);
        } else if (clone && opcode == Opcodes.INVOKESPECIAL) {
            mv.visitInsn(Opcodes.DUP);
            announce("accessFields", Kind.READ);
        } else if (unwoven) {
            give(owner, name, descriptor);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        boolean array = Type.getReturnType(descriptor).getSort() == Type.ARRAY;
        if (array && unwoven || clone && opcode == Opcodes.INVOKESPECIAL) {
            creations.tell();
        }
    }

    private void give(String owner, String name, String descriptor) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean any = false;
        for (Type argument : arguments) {
            any |= argument.getSort() == Type.ARRAY || isCopy(name, argument);
        }
        if (!any) {
            return;
        }
        Emit.spill(mv, arguments, freeLocal);
        int local = freeLocal;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].getSort() == Type.ARRAY || isCopy(name, arguments[i])) {
                boolean reads = READING.stream().anyMatch(name::startsWith) || (name.equals("arraycopy") && i == 0);
                mv.visitVarInsn(Opcodes.ALOAD, local);
                announce("accessArray", reads ? Kind.ARRAY_READ : Kind.ARRAY_WRITE);
                if (owner.equals(ARRAYS) && name.equals("sort")) {
                    mv.visitVarInsn(Opcodes.ALOAD, local);
                    announce("sorting", Kind.ARRAY_WRITE);
                }
            }
            local += arguments[i].getSize();
        }
        Emit.reload(mv, arguments, freeLocal);
    }

    /** Whether this is one of the two arrays of {@code System.arraycopy}, whose type doesn't tell. */
    private static boolean isCopy(String name, Type argument) {
        return name.equals("arraycopy") && argument.getSort() == Type.OBJECT;
    }

    private void announce(String hook, Kind kind) {
        Emit.push(mv, sites.plain(kind));
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, Emit.COLLECTION_HOOKS, hook, "(Ljava/lang/Object;I)V", false);
    }
}
