package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Short sequences of instructions that several weavers need. */
final class Emit {

    /** Internal name of the class that woven code calls. A string, because that class must not be linked too early. */
    static final String HOOKS = "dev/heddle/internal/bootstrap/Hooks";

    /** Internal name of the class that woven collections call. */
    static final String COLLECTION_HOOKS = "dev/heddle/internal/bootstrap/CollectionHooks";

    private Emit() {}

    static void hook(MethodVisitor code, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
    }

    static void push(MethodVisitor code, int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            code.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }

    /** Stores the top of the stack into fresh locals, the last value first; {@code first} is the local of the first. */
    static void spill(MethodVisitor code, Type[] values, int first) {
        int local = first + size(values);
        for (int i = values.length - 1; i >= 0; i--) {
            local -= values[i].getSize();
            code.visitVarInsn(values[i].getOpcode(Opcodes.ISTORE), local);
        }
    }

    /** Undoes {@link #spill}. */
    static void reload(MethodVisitor code, Type[] values, int first) {
        int local = first;
        for (Type value : values) {
            code.visitVarInsn(value.getOpcode(Opcodes.ILOAD), local);
            local += value.getSize();
        }
    }

    static int size(Type[] values) {
        int size = 0;
        for (Type value : values) {
            size += value.getSize();
        }
        return size;
    }
}
