package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Switches all hooks off while a method runs, however it ends. */
final class SilentWeaver extends Weaver {

    private final boolean framed;
    private final @Nullable String initialized;
    private final Label start = new Label();

    /** Tells at the method's end, unless that is null, that the class of this internal name has been initialised. */
    SilentWeaver(MethodVisitor next, MethodSites sites, boolean framed, @Nullable String initialized) {
        super(next, sites);
        this.initialized = initialized;
        this.framed = framed;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Emit.hook(mv, "enterSilent", "()V");
        mv.visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            if (initialized != null) {
                mv.visitLdcInsn(Type.getObjectType(initialized));
                Emit.hook(mv, "initialized", "(Ljava/lang/Class;)V");
            }
            Emit.hook(mv, "exitSilent", "()V");
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
        Emit.hook(mv, "exitSilent", "()V");
        mv.visitInsn(Opcodes.ATHROW);
        mv.visitTryCatchBlock(start, handler, handler, null);
        super.visitMaxs(maxStack, maxLocals);
    }
}
