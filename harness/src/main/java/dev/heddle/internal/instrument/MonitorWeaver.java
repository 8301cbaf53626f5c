package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Replaces monitors by models: {@code monitorenter} locks what {@code Hooks.monitorEnter} returns, which is kept in a
 * fresh local until the matching {@code monitorexit}. A synchronized method, whose flag the class weaver has removed,
 * becomes a synchronized block.
 *
 * <p>The flag of a class that was loaded too early can't be removed. There the JVM takes the real monitor before the
 * first instruction; so the method gives it back at once, and takes it again last of all. That is nowhere in balance
 * for the JIT compiler, which leaves such methods to the interpreter; but no thread ever waits for the real monitor.
 *
 * <p>The fresh locals lie above the method's own. They hold null from the start, so that every frame can name them.
 *
 * <p>What is locked and unlocked stays in balance on every path, and each range of an exception table keeps the
 * instructions that it had: otherwise the JIT compiler would refuse every method.
 */
final class MonitorWeaver extends Weaver {

    /**
     * A method that is synchronized as a whole.
     *
     * @param owner internal name of its class, which a static method locks
     */
    record Whole(String owner, boolean isStatic, Flag flag) {}

    /** What becomes of the flag of a synchronized method. */
    enum Flag {
        REMOVED,
        KEPT
    }

    private static final String OBJECT = "java/lang/Object";

    private final MethodPlan plan;
    private final List<Integer> locals;
    private final @Nullable Whole whole;
    private final boolean framed;
    private final List<Label> covered = new ArrayList<>();
    private final Label givenBack = new Label();
    private int next;

    MonitorWeaver(MethodVisitor next, MethodSites sites, MethodPlan plan, @Nullable Whole whole, boolean framed) {
        super(next, sites);
        this.plan = plan;
        this.locals = plan.distinctMonitorLocals();
        this.whole = whole;
        this.framed = framed;
    }

    /** The first local that this weaver leaves free. */
    static int freeLocal(MethodPlan plan, @Nullable Whole whole) {
        return plan.maxLocals()
                + (whole == null ? 0 : 2)
                + plan.distinctMonitorLocals().size();
    }

    private int wholeMonitor() {
        return plan.maxLocals();
    }

    private int wholeHeld() {
        return plan.maxLocals() + 1;
    }

    private int held(int monitorLocal) {
        return plan.maxLocals() + (whole == null ? 0 : 2) + locals.indexOf(monitorLocal);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        for (int local : locals) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            mv.visitVarInsn(Opcodes.ASTORE, held(local));
        }
        if (whole != null) {
            enterWhole(whole);
        }
    }

    private void enterWhole(Whole method) {
        if (method.isStatic()) {
            mv.visitLdcInsn(Type.getObjectType(method.owner()));
        } else {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        }
        mv.visitVarInsn(Opcodes.ASTORE, wholeMonitor());
        if (method.flag() == Flag.KEPT) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            mv.visitVarInsn(Opcodes.ASTORE, wholeHeld());
            mv.visitVarInsn(Opcodes.ALOAD, wholeMonitor());
            mv.visitInsn(Opcodes.MONITOREXIT);
            mv.visitLabel(givenBack);
        }
        mv.visitVarInsn(Opcodes.ALOAD, wholeMonitor());
        enter(wholeHeld());
        cover();
    }

    @Override
    public void visitInsn(int opcode) {
        if (whole != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            exitWhole(whole);
            cover();
            super.visitInsn(opcode);
            cover();
        } else if (opcode == Opcodes.MONITORENTER && !locals.isEmpty()) {
            enter(held(plan.monitorLocals().get(next++)));
        } else if (opcode == Opcodes.MONITOREXIT && !locals.isEmpty()) {
            exit(held(plan.monitorLocals().get(next++)));
        } else {
            super.visitInsn(opcode);
        }
    }

    private void enter(int held) {
        Emit.push(mv, sites.plain(Kind.MONITOR_ENTER));
        Emit.hook(mv, "monitorEnter", "(Ljava/lang/Object;I)Ljava/lang/Object;");
        mv.visitInsn(Opcodes.DUP);
        mv.visitVarInsn(Opcodes.ASTORE, held);
        mv.visitInsn(Opcodes.MONITORENTER);
    }

    private void exit(int held) {
        mv.visitVarInsn(Opcodes.ALOAD, held);
        Emit.push(mv, sites.plain(Kind.MONITOR_EXIT));
        Emit.hook(mv, "monitorExit", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
        mv.visitVarInsn(Opcodes.ALOAD, held);
        mv.visitInsn(Opcodes.MONITOREXIT);
    }

    private void exitWhole(Whole method) {
        mv.visitVarInsn(Opcodes.ALOAD, wholeMonitor());
        exit(wholeHeld());
        if (method.flag() == Flag.KEPT) {
            takeBack();
        }
    }

    private void takeBack() {
        mv.visitVarInsn(Opcodes.ALOAD, wholeMonitor());
        mv.visitInsn(Opcodes.MONITORENTER);
    }

    /** Marks the beginning or the end of a range in which the whole method's monitor is held. */
    private void cover() {
        Label label = new Label();
        covered.add(label);
        mv.visitLabel(label);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (whole != null) {
            Label handler = handler();
            exitWhole(whole);
            cover();
            mv.visitInsn(Opcodes.ATHROW);
            for (int i = 0; i < covered.size(); i += 2) {
                mv.visitTryCatchBlock(covered.get(i), covered.get(i + 1), handler, null);
            }
            if (whole.flag() == Flag.KEPT) {
                Label notEntered = handler();
                takeBack();
                mv.visitInsn(Opcodes.ATHROW);
                mv.visitTryCatchBlock(givenBack, covered.get(0), notEntered, null);
            }
        }
        super.visitMaxs(maxStack, maxLocals);
    }

    private Label handler() {
        Label handler = new Label();
        mv.visitLabel(handler);
        if (framed) {
            visitFrame(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
        }
        return handler;
    }

    @Override
    public void visitFrame(
            int type, int localCount, @Nullable Object[] frameLocals, int stackCount, @Nullable Object[] stack) {
        if (whole == null && locals.isEmpty()) {
            super.visitFrame(type, localCount, frameLocals, stackCount, stack);
            return;
        }
        Object[] extended = extended(localCount, frameLocals);
        super.visitFrame(type, extended.length, extended, stackCount, stack);
    }

    private Object[] extended(int count, @Nullable Object[] frameLocals) {
        int slots = 0;
        for (int i = 0; i < count; i++) {
            slots += frameLocals[i] == Opcodes.LONG || frameLocals[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        int padding = plan.maxLocals() - slots;
        Object[] extended = Arrays.copyOf(frameLocals, count + padding + freeLocal(plan, whole) - plan.maxLocals());
        Arrays.fill(extended, count, count + padding, Opcodes.TOP);
        Arrays.fill(extended, count + padding, extended.length, OBJECT);
        return extended;
    }
}
