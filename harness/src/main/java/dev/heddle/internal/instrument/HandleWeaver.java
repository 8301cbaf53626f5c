package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Announces each access through a {@code VarHandle} or {@code Unsafe}, right before it. The arguments are moved into
 * fresh locals, so that the hook can be given those that name the place.
 */
final class HandleWeaver extends Weaver {

    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final Set<String> UNSAFES = Set.of("sun/misc/Unsafe", "jdk/internal/misc/Unsafe");
    private static final String NOT_RECORDED = "Fence";

    private final AccessWeaver.Hook hook;
    private final int freeLocal;

    HandleWeaver(MethodVisitor next, MethodSites sites, AccessWeaver.Hook hook, int freeLocal) {
        super(next, sites);
        this.hook = hook;
        this.freeLocal = freeLocal;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (opcode == Opcodes.INVOKEVIRTUAL && owner.equals(VAR_HANDLE) && isAccess(name)) {
            announceHandle(name, Type.getArgumentTypes(descriptor));
        } else if (opcode == Opcodes.INVOKEVIRTUAL && UNSAFES.contains(owner)) {
            if (descriptor.startsWith("(Ljava/lang/Object;J") && isAccess(name)) {
                announceOffset(name, Type.getArgumentTypes(descriptor));
            }
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /** Does this weaver see to the calls of this method? */
    static boolean announces(String owner, String name) {
        return (owner.equals(VAR_HANDLE) || UNSAFES.contains(owner)) && isAccess(name);
    }

    /** Is this a fence, which orders accesses of its thread? */
    static boolean isFence(String owner, String name) {
        return (owner.equals(VAR_HANDLE) || UNSAFES.contains(owner)) && name.endsWith(NOT_RECORDED);
    }

    private static boolean isAccess(String name) {
        return (name.startsWith("get")
                        || name.startsWith("set")
                        || name.startsWith("put")
                        || name.startsWith("compareAnd")
                        || name.startsWith("weakCompareAnd"))
                && !name.endsWith(NOT_RECORDED)
                && !name.equals("setMemory");
    }

    private static boolean isComparison(String name) {
        return name.startsWith("compareAnd") || name.startsWith("weakCompareAnd");
    }

    /** Tells what the variable is compared with; not for the types that hardly anybody compares. */
    private void expect(Type[] arguments, int expected) {
        Type type = arguments[expected];
        String hook = switch (type.getSort()) {
            case Type.INT -> "expectInt(I)V";
            case Type.LONG -> "expectLong(J)V";
            case Type.BOOLEAN, Type.BYTE -> "expectByte(I)V";
            case Type.ARRAY, Type.OBJECT -> "expectReference(Ljava/lang/Object;)V";
            default -> "";
        };
        if (!hook.isEmpty()) {
            int local = freeLocal;
            for (int i = 0; i < expected; i++) {
                local += arguments[i].getSize();
            }
            mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            int descriptor = hook.indexOf('(');
            Emit.hook(mv, hook.substring(0, descriptor), hook.substring(descriptor));
        }
    }

    private static Kind kind(String name) {
        if (name.startsWith("compareAnd") || name.startsWith("weakCompareAnd") || name.startsWith("getAnd")) {
            return Kind.UPDATE;
        }
        return name.startsWith("get") ? Kind.READ : Kind.WRITE;
    }

    /** Stack: the handle and all arguments. Which arguments are coordinates, the runtime asks the handle. */
    private void announceHandle(String name, Type[] arguments) {
        boolean target = arguments.length > 0 && arguments[0].getSort() >= Type.ARRAY;
        boolean index = target && arguments.length > 1 && arguments[1].getSort() == Type.INT;
        Emit.spill(mv, arguments, freeLocal);
        if (isComparison(name)) {
            expect(arguments, arguments.length - 2);
        }
        mv.visitInsn(Opcodes.DUP);
        if (target) {
            mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
        } else {
            mv.visitInsn(Opcodes.ACONST_NULL);
        }
        if (index) {
            mv.visitVarInsn(Opcodes.ILOAD, freeLocal + 1);
        } else {
            mv.visitInsn(Opcodes.ICONST_M1);
        }
        Emit.push(mv, sites.call(kind(name), VAR_HANDLE, name));
        Emit.hook(
                mv,
                hook == AccessWeaver.Hook.ACCESS ? "accessHandle" : "recordHandle",
                "(Ljava/lang/Object;Ljava/lang/Object;II)V");
        Emit.reload(mv, arguments, freeLocal);
    }

    /** Stack: the unsafe, the target, the offset, and the rest. */
    private void announceOffset(String name, Type[] arguments) {
        Emit.spill(mv, arguments, freeLocal);
        if (isComparison(name)) {
            expect(arguments, arguments.length - 2);
        }
        mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
        mv.visitVarInsn(Opcodes.LLOAD, freeLocal + 1);
        Emit.push(mv, sites.call(kind(name), "sun/misc/Unsafe", name));
        Emit.hook(mv, hook == AccessWeaver.Hook.ACCESS ? "accessOffset" : "recordOffset", "(Ljava/lang/Object;JI)V");
        Emit.reload(mv, arguments, freeLocal);
    }
}
