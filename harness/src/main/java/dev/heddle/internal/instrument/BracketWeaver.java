package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Puts something before a method's code, and something behind it, however it ends. */
abstract class BracketWeaver extends Weaver {

    private final boolean framed;
    private final Label start = new Label();

    BracketWeaver(MethodVisitor next, MethodSites sites, boolean framed) {
        super(next, sites);
        this.framed = framed;
    }

    /** Emits what comes before. */
    abstract void open();

    /** Emits what comes behind, with a result or a throwable on the stack. */
    abstract void close();

    /** Emits what comes before {@link #close} if no throwable is on its way. */
    void succeed() {}

    @Override
    public void visitCode() {
        super.visitCode();
        open();
        mv.visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            succeed();
            close();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label handler = new Label();
        mv.visitLabel(handler);
        if (framed) {
            mv.visitFrame(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
        }
        close();
        mv.visitInsn(Opcodes.ATHROW);
        mv.visitTryCatchBlock(start, handler, handler, null);
        super.visitMaxs(maxStack, maxLocals);
    }
}
