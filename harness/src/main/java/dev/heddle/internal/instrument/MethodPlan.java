package dev.heddle.internal.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a method before its first instruction is woven.
 *
 * <p>Compilers keep the object of a synchronized block in a local of its own, which tells which {@code monitorexit}
 * belongs to which {@code monitorenter}.
 *
 * @param maxLocals the number of local slots that the method uses; those above are free
 * @param monitorLocals for each monitor instruction, in the order of the code, the local that keeps its object; empty
 *     when there is none, or when the compiler did it in another way
 * @param unpaired true when the method has monitor instructions whose locals are not recognised
 * @param givingUp the places, among the method's calls that {@link HintLoops} looks at, of those whose loops may give up
 */
record MethodPlan(int maxLocals, List<Integer> monitorLocals, boolean unpaired, BitSet givingUp) {

    static MethodPlan plain(int maxLocals) {
        return new MethodPlan(maxLocals, List.of(), false, new BitSet());
    }

    /** The locals that keep monitors, each once. */
    List<Integer> distinctMonitorLocals() {
        return monitorLocals.stream().distinct().toList();
    }

    /** The plans of all methods that have code, by name and descriptor. */
    static Map<String, MethodPlan> scan(ClassReader reader) {
        Map<String, MethodPlan> plans = new HashMap<>();
        reader.accept(
                new ClassVisitor(OpenedClassReader.ASM_API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, @Nullable String s, String @Nullable [] e) {
                        return new Scan(plan -> plans.put(name + descriptor, plan));
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return plans;
    }

    private interface Result {
        void accept(MethodPlan plan);
    }

    /** Remembers the last two instructions, so as to recognise {@code dup; astore n; monitorenter}. */
    private static final class Scan extends MethodVisitor {
        private static final int UNKNOWN = -1;

        private final Result result;
        private final HintLoops loops;
        private final List<Integer> entered = new ArrayList<>();
        private final List<Integer> all = new ArrayList<>();
        private int last = -1;
        private int lastLocal;
        private int beforeLast = -1;

        Scan(Result result) {
            this(result, new HintLoops());
        }

        private Scan(Result result, HintLoops loops) {
            super(OpenedClassReader.ASM_API, loops);
            this.result = result;
            this.loops = loops;
        }

        private void instruction(int opcode) {
            beforeLast = last;
            last = opcode;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                boolean kept = (last == Opcodes.ASTORE && beforeLast == Opcodes.DUP) || last == Opcodes.ALOAD;
                entered.add(kept ? lastLocal : UNKNOWN);
                all.add(kept ? lastLocal : UNKNOWN);
            } else if (opcode == Opcodes.MONITOREXIT) {
                all.add(last == Opcodes.ALOAD ? lastLocal : UNKNOWN);
            }
            instruction(opcode);
        }

        @Override
        public void visitVarInsn(int opcode, int local) {
            lastLocal = local;
            instruction(opcode);
            super.visitVarInsn(opcode, local);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            boolean paired = !all.contains(UNKNOWN) && entered.containsAll(all);
            result.accept(new MethodPlan(maxLocals, paired ? List.copyOf(all) : List.of(), !paired, loops.mayGiveUp()));
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            instruction(opcode);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            instruction(opcode);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            instruction(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            instruction(opcode);
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            instruction(Opcodes.INVOKEDYNAMIC);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            instruction(opcode);
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitLdcInsn(Object value) {
            instruction(Opcodes.LDC);
        }

        @Override
        public void visitIincInsn(int local, int increment) {
            instruction(Opcodes.IINC);
            super.visitIincInsn(local, increment);
        }
    }
}
