package dev.heddle.internal.instrument;

import dev.heddle.internal.instrument.Prologues.Place;
import dev.heddle.internal.instrument.Prologues.Prologue;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Lets a method of the JDK ask a hook first, and return at once what the hook says. */
final class PrologueWeaver extends Weaver {

    private final Prologue prologue;
    private final String owner;
    private final boolean isStatic;
    private final Type[] arguments;
    private final Type result;

    PrologueWeaver(
            MethodVisitor next, MethodSites sites, Prologue prologue, String owner, int access, String descriptor) {
        super(next, sites);
        this.prologue = prologue;
        this.owner = owner;
        this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
        this.arguments = Type.getArgumentTypes(descriptor);
        this.result = Type.getReturnType(descriptor);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (prologue.place() == Place.START || prologue.place() == Place.START_ARGUMENTS) {
            Label itself = new Label();
            load(isStatic || prologue.place() == Place.START ? 0 : 1);
            Emit.hook(mv, prologue.hook(), prologue.descriptor());
            mv.visitJumpInsn(Opcodes.IFEQ, itself);
            returnResult();
            mv.visitLabel(itself);
            Object[] locals = initialLocals();
            mv.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
            mv.visitInsn(Opcodes.NOP);
        } else if (prologue.place() == Place.START_TELLING) {
            load(isStatic ? 0 : 1);
            Emit.hook(mv, prologue.hook(), prologue.descriptor());
        } else if (prologue.place() == Place.START_SHOWING) {
            load(0);
            Emit.hook(mv, prologue.hook(), prologue.descriptor());
        } else if (prologue.place() == Place.START_NAMING) {
            if (prologue.descriptor().charAt(1) == 'L') {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
            }
            Emit.push(mv, sites.naming(OutsideCalls.awaited(owner)));
            Emit.hook(mv, prologue.hook(), prologue.descriptor());
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (prologue.place() == Place.RETURN && opcode == Opcodes.RETURN) {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            int local = 1;
            for (Type argument : arguments) {
                if (argument.getDescriptor().equals("Ljava/lang/Runnable;")) {
                    mv.visitVarInsn(Opcodes.ALOAD, local);
                }
                local += argument.getSize();
            }
            Emit.hook(mv, prologue.hook(), prologue.descriptor());
        }
        if (prologue.place() == Place.RETURN_SHOWING && opcode == Opcodes.RETURN) {
            load(0);
            Emit.hook(mv, prologue.hook(), prologue.descriptor());
        }
        super.visitInsn(opcode);
    }

    /** Pushes what the hook takes, from this local on. */
    private void load(int firstLocal) {
        int local = firstLocal;
        for (Type parameter : Type.getArgumentTypes(prologue.descriptor())) {
            mv.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
            local += parameter.getSize();
        }
    }

    private void returnResult() {
        switch (result.getSort()) {
            case Type.VOID -> {}
            case Type.OBJECT, Type.ARRAY -> {
                Emit.hook(mv, "objectResult", "()Ljava/lang/Object;");
                mv.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
            }
            case Type.LONG -> Emit.hook(mv, "longResult", "()J");
            default -> {
                Emit.hook(mv, "longResult", "()J");
                mv.visitInsn(Opcodes.L2I);
            }
        }
        mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }

    private Object[] initialLocals() {
        List<Object> locals = new ArrayList<>();
        if (!isStatic) {
            locals.add(owner);
        }
        for (Type argument : arguments) {
            locals.add(
                    switch (argument.getSort()) {
                        case Type.LONG -> Opcodes.LONG;
                        case Type.DOUBLE -> Opcodes.DOUBLE;
                        case Type.FLOAT -> Opcodes.FLOAT;
                        case Type.OBJECT, Type.ARRAY -> argument.getInternalName();
                        default -> Opcodes.INTEGER;
                    });
        }
        return locals.toArray();
    }
}
