package dev.heddle.internal.instrument;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The methods that a class's references to methods of the JDK are led to, so that the calls in them can be woven. */
final class Bridges {

    private static final String PREFIX = "heddle$ref$";

    /** Makes the method that a bridge becomes. */
    interface Target {
        MethodVisitor method(String name, String descriptor, int argumentSlots);
    }

    /** A reference; the receiver's type can be narrower than the one that the handle names. */
    private record Bridge(Handle target, Type receiver) {
        int opcode() {
            return CallWeaver.opcode(target);
        }

        String descriptor() {
            return switch (opcode()) {
                case Opcodes.INVOKESTATIC -> target.getDesc();
                case Opcodes.INVOKESPECIAL ->
                    Type.getMethodDescriptor(
                            Type.getObjectType(target.getOwner()), Type.getArgumentTypes(target.getDesc()));
                default -> "(" + receiver.getDescriptor() + target.getDesc().substring(1);
            };
        }
    }

    private record Place(String name, int line) {}

    private final Map<Bridge, Place> bridges = new LinkedHashMap<>();

    boolean isEmpty() {
        return bridges.isEmpty();
    }

    /** The bridge that does what {@code target} does, as a method of {@code home}. */
    Handle lead(Handle target, Type receiver, int line, String home, boolean homeIsInterface) {
        Bridge bridge = new Bridge(target, receiver);
        Place place = bridges.computeIfAbsent(bridge, unused -> new Place(PREFIX + bridges.size(), line));
        return new Handle(Opcodes.H_INVOKESTATIC, home, place.name, bridge.descriptor(), homeIsInterface);
    }

    void emit(Target target) {
        bridges.forEach((bridge, place) -> {
            Type[] arguments = Type.getArgumentTypes(bridge.descriptor());
            emit(
                    target.method(place.name, bridge.descriptor(), Emit.size(arguments)),
                    bridge.target,
                    arguments,
                    place.line);
        });
    }

    private static void emit(MethodVisitor code, Handle target, Type[] arguments, int line) {
        code.visitCode();
        if (line >= 0) {
            Label start = new Label();
            code.visitLabel(start);
            code.visitLineNumber(line, start);
        }
        int opcode = CallWeaver.opcode(target);
        boolean creates = opcode == Opcodes.INVOKESPECIAL;
        if (creates) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        int local = 0;
        for (int i = 0; i < arguments.length; i++) {
            code.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), local);
            local += arguments[i].getSize();
            if (i == 0
                    && opcode != Opcodes.INVOKESTATIC
                    && !creates
                    && !arguments[0].getInternalName().equals(target.getOwner())) {
                code.visitTypeInsn(Opcodes.CHECKCAST, target.getOwner());
            }
        }
        code.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        code.visitInsn(
                creates ? Opcodes.ARETURN : Type.getReturnType(target.getDesc()).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
