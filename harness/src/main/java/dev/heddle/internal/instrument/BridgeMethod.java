package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The body of the method that a method reference to the JDK is led to: the plain call. */
final class BridgeMethod {

    private BridgeMethod() {}

    /**
     * Emits the call of {@code target}.
     *
     * @param arguments of the method that is emitted, the receiver among them
     * @param line of the method reference, or -1
     */
    static void emit(MethodVisitor code, Handle target, Type[] arguments, int line) {
        code.visitCode();
        if (line >= 0) {
            Label start = new Label();
            code.visitLabel(start);
            code.visitLineNumber(line, start);
        }
        int opcode = CallWeaver.opcode(target);
        int local = 0;
        for (int i = 0; i < arguments.length; i++) {
            code.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), local);
            local += arguments[i].getSize();
            if (i == 0
                    && opcode != Opcodes.INVOKESTATIC
                    && !arguments[0].getInternalName().equals(target.getOwner())) {
                code.visitTypeInsn(Opcodes.CHECKCAST, target.getOwner());
            }
        }
        code.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        code.visitInsn(Type.getReturnType(target.getDesc()).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
