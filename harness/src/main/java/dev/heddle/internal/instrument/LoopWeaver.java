package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Tells what goes on in the event loops of {@code dev.heddle.async}, which know nothing of the harness. */
final class LoopWeaver extends Weaver {

    private static final String PACKAGE = "dev/heddle/async/";

    /** What a method of that package does. */
    private enum Deed {
        ENTERS,
        LEAVES,
        MAKES,
        AWAITS,
        JUDGES
    }

    private final Deed deed;

    private LoopWeaver(MethodVisitor next, MethodSites sites, Deed deed) {
        super(next, sites);
        this.deed = deed;
    }

    /** One for this method, or {@code next} itself where it does nothing to be told. */
    static MethodVisitor weave(MethodVisitor next, MethodSites sites, String owner, String name) {
        Deed deed = owner.startsWith(PACKAGE) ? deed(owner.substring(PACKAGE.length()) + "." + name) : null;
        return deed == null ? next : new LoopWeaver(next, sites, deed);
    }

    private static @Nullable Deed deed(String method) {
        return switch (method) {
            case "Running.enter" -> Deed.ENTERS;
            case "Running.leave" -> Deed.LEAVES;
            case "AsyncFuture.<init>", "Coroutine.<init>", "Handle.<init>" -> Deed.MAKES;
            case "Task.suspend" -> Deed.AWAITS;
            case "Diagnostics.isTaken" -> Deed.JUDGES;
            default -> null;
        };
    }

    @Override
    public void visitCode() {
        super.visitCode();
        switch (deed) {
            case ENTERS -> tell("entersLoop");
            case LEAVES -> Emit.hook(mv, "leavesLoop", "()V");
            case AWAITS -> tell("awaits");
            default -> {}
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (deed == Deed.MAKES && opcode == Opcodes.RETURN) {
            tell("makesAwaitable");
        } else if (deed == Deed.JUDGES && opcode == Opcodes.IRETURN) {
            super.visitInsn(Opcodes.POP);
            for (int parameter = 0; parameter < 5; parameter++) {
                mv.visitVarInsn(Opcodes.ALOAD, parameter);
            }
            String strings = "Ljava/lang/String;".repeat(3);
            Emit.hook(mv, "loopProblem", "(" + strings + "Ljava/lang/Throwable;Ljava/lang/Object;)Z");
        }
        super.visitInsn(opcode);
    }

    /** Tells of the first parameter, or of the object itself. */
    private void tell(String hook) {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        Emit.hook(mv, hook, "(Ljava/lang/Object;)V");
    }
}
