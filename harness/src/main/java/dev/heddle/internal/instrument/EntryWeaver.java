package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Tells at the start of each method of user code that user code runs. When it was the JDK that called, what the JDK did
 * before and what it does afterwards are two steps: a task is taken from a queue, and some time later its result is set.
 */
final class EntryWeaver extends Weaver {

    EntryWeaver(MethodVisitor next, MethodSites sites) {
        super(next, sites);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Emit.hook(mv, "userCode", "()V");
    }
}
