package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Lets a world park and unpark, where {@code java.util.concurrent} goes to {@code Unsafe} directly. */
final class ParkWeaver extends Weaver {

    private static final Type[] ARGUMENTS = {Type.BOOLEAN_TYPE, Type.LONG_TYPE};

    private final int absolute;
    private final int time;
    private final int done;

    ParkWeaver(MethodVisitor next, MethodSites sites, int freeLocal) {
        super(next, sites);
        this.absolute = freeLocal;
        this.time = freeLocal + 1;
        this.done = freeLocal + 3;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals("jdk/internal/misc/Unsafe")) {
            if (name.equals("park") && descriptor.equals("(ZJ)V")) {
                divertPark();
            } else if (name.equals("unpark")) {
                Emit.hook(mv, "unsafeUnpark", "(Ljava/lang/Object;)Ljava/lang/Object;");
            }
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /**
     * Turns {@code park(absolute, time)} into {@code park(absolute | done, time & (done - 1))}, where {@code done} is
     * what the hook answers: parking until the year 1970 returns at once. There is no branch, so no frame is needed.
     */
    private void divertPark() {
        Emit.spill(mv, ARGUMENTS, absolute);
        Emit.reload(mv, ARGUMENTS, absolute);
        Emit.hook(mv, "unsafePark", "(ZJ)Z");
        mv.visitVarInsn(Opcodes.ISTORE, done);
        mv.visitVarInsn(Opcodes.ILOAD, absolute);
        mv.visitVarInsn(Opcodes.ILOAD, done);
        mv.visitInsn(Opcodes.IOR);
        mv.visitVarInsn(Opcodes.ILOAD, done);
        mv.visitInsn(Opcodes.I2L);
        mv.visitInsn(Opcodes.LCONST_1);
        mv.visitInsn(Opcodes.LSUB);
        mv.visitVarInsn(Opcodes.LLOAD, time);
        mv.visitInsn(Opcodes.LAND);
    }
}
