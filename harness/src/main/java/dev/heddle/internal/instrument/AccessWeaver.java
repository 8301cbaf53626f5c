package dev.heddle.internal.instrument;

import dev.heddle.internal.instrument.ClassFiles.FieldFacts;
import dev.heddle.internal.model.CodeSite.Kind;
import java.util.function.BiFunction;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Announces each read and write of a field or an array element, right before it.
 *
 * <p>Not announced: final and synthetic fields, the probes of JaCoCo, the tables of enum switches, and in a constructor
 * what is written before the call of the other constructor, when {@code this} can't be passed on yet.
 */
final class AccessWeaver extends Weaver {

    /** The hooks that are called. */
    enum Hook {
        /** Schedules: the code is the user's. */
        ACCESS(Emit.HOOKS, "access", "accessElement"),
        /** Adds to the footprint of the step: the code is the JDK's. */
        RECORD(Emit.HOOKS, "record", "recordElement"),
        /** Schedules where users' collections are concerned: the code is that of a plain collection. */
        INSIDE(Emit.COLLECTION_HOOKS, "access", "accessElement");

        private final String home;
        private final String field;
        private final String element;

        Hook(String home, String field, String element) {
            this.home = home;
            this.field = field;
            this.element = element;
        }
    }

    /** How far a JaCoCo probe has been seen: {@code aload probes; push number; iconst_1; bastore}. */
    private enum Probe {
        NONE,
        ARRAY,
        NUMBER,
        VALUE
    }

    private final Hook hook;
    private final BiFunction<String, String, FieldFacts> fields;
    private boolean initialized;
    private int pendingNew;
    private boolean probesOnStack;
    private int probesLocal = -1;
    private Probe probe = Probe.NONE;
    private boolean switchTable;

    /** @param fields finds a field by the internal name of its owner and its own */
    AccessWeaver(
            MethodVisitor next,
            MethodSites sites,
            Hook hook,
            BiFunction<String, String, FieldFacts> fields,
            String method) {
        super(next, sites);
        this.hook = hook;
        this.fields = fields;
        this.initialized = !method.equals("<init>");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (opcode == Opcodes.GETSTATIC && isSwitchTable(name)) {
            switchTable = true;
        } else if (opcode != Opcodes.PUTFIELD || initialized) {
            FieldFacts facts = fields.apply(owner, name);
            if (!facts.isFinal() && !facts.isSynthetic()) {
                announceField(opcode, facts, name, descriptor);
            }
        }
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    private static boolean isSwitchTable(String name) {
        return name.startsWith("$SwitchMap$") || name.startsWith("$EnumSwitchMapping$");
    }

    private void announceField(int opcode, FieldFacts facts, String name, String descriptor) {
        boolean wide = descriptor.equals("J") || descriptor.equals("D");
        switch (opcode) {
            case Opcodes.GETSTATIC, Opcodes.PUTSTATIC -> mv.visitInsn(Opcodes.ACONST_NULL);
            case Opcodes.GETFIELD -> mv.visitInsn(Opcodes.DUP);
            default -> {
                mv.visitInsn(wide ? Opcodes.DUP2_X1 : Opcodes.DUP2);
                mv.visitInsn(wide ? Opcodes.POP2 : Opcodes.POP);
                if (wide) {
                    mv.visitInsn(Opcodes.DUP);
                }
            }
        }
        boolean read = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
        Emit.push(mv, sites.field(read ? Kind.READ : Kind.WRITE, facts, name));
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, hook.home, hook.field, "(Ljava/lang/Object;I)V", false);
        if (opcode == Opcodes.PUTFIELD && wide) {
            mv.visitInsn(Opcodes.DUP_X2);
            mv.visitInsn(Opcodes.POP);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            if (!switchTable) {
                mv.visitInsn(Opcodes.DUP2);
                announceElement(Kind.ARRAY_READ);
            }
            switchTable = false;
        } else if (opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE) {
            announceStore(Opcodes.DUP2_X2, Opcodes.POP2, Opcodes.DUP2_X2);
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            if (opcode != Opcodes.BASTORE || probe != Probe.VALUE) {
                announceStore(Opcodes.DUP_X2, Opcodes.POP, Opcodes.DUP2_X1);
            }
            probe = Probe.NONE;
        } else if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
            probeConstant(opcode);
        }
        super.visitInsn(opcode);
    }

    private void announceStore(int dupValue, int popValue, int dupPlace) {
        mv.visitInsn(dupValue);
        mv.visitInsn(popValue);
        mv.visitInsn(dupPlace);
        announceElement(Kind.ARRAY_WRITE);
    }

    private void announceElement(Kind kind) {
        Emit.push(mv, sites.plain(kind));
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, hook.home, hook.element, "(Ljava/lang/Object;II)V", false);
    }

    private void probeConstant(int opcode) {
        if (probe == Probe.NUMBER && opcode == Opcodes.ICONST_1) {
            probe = Probe.VALUE;
        } else if (probe == Probe.ARRAY) {
            probe = Probe.NUMBER;
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        probeConstant(opcode);
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitLdcInsn(Object value) {
        probesOnStack =
                value instanceof ConstantDynamic dynamic && dynamic.getName().startsWith("$jacoco");
        probeConstant(Opcodes.LDC);
        super.visitLdcInsn(value);
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        if (opcode == Opcodes.ASTORE && probesOnStack) {
            probesLocal = local;
        }
        probesOnStack = false;
        probe = opcode == Opcodes.ALOAD && local == probesLocal ? Probe.ARRAY : Probe.NONE;
        super.visitVarInsn(opcode, local);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            pendingNew++;
        }
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") && pendingNew-- == 0) {
            pendingNew = 0;
            initialized = true;
        }
        probesOnStack = name.equals("$jacocoInit");
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, net.bytebuddy.jar.asm.Handle bootstrap, @Nullable Object... arguments) {
        probesOnStack = false;
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }
}
