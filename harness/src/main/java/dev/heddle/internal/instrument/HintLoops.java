package dev.heddle.internal.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells loops that only wait from loops that may give up: finds the calls of {@code Thread.onSpinWait}, {@code yield} and
 * {@code sleep} in whose loop a local variable goes from one iteration into the next, or that stand in no loop of their
 * method. When nothing changes, a loop that only waits does the same in each iteration; another one may count.
 *
 * <p>Looks at the order of the instructions only: a variable counts as made anew if it is written before it is read, and
 * before any jump of the loop.
 */
final class HintLoops extends MethodVisitor {

    private static final Set<String> HINTS =
            Set.of("onSpinWait()V", "yield()V", "sleep(J)V", "sleep(JI)V", "sleep(Ljava/time/Duration;)V");

    /** What an instruction does that matters here. */
    private enum Action {
        JUMP,
        /** An exception can lead here from anywhere before. */
        CAUGHT,
        LOAD,
        STORE
    }

    private record Step(int position, Action action, int local) {}

    private final Set<Label> handlers = new HashSet<>();
    private final Map<Label, Integer> labels = new HashMap<>();
    private final Map<Integer, Integer> endOfLoop = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> hints = new ArrayList<>();
    private int position;

    HintLoops() {
        super(OpenedClassReader.ASM_API);
    }

    /** Whether this call is one that lets others run, as far as its name says. */
    static boolean isHint(int opcode, String name, String descriptor) {
        return opcode == Opcodes.INVOKESTATIC && HINTS.contains(name + descriptor);
    }

    /** The places, among all such calls of the method, of those whose loops may give up. */
    BitSet mayGiveUp() {
        BitSet found = new BitSet();
        for (int h = 0; h < hints.size(); h++) {
            found.set(h, mayGiveUp(hints.get(h)));
        }
        return found;
    }

    private boolean mayGiveUp(int hint) {
        int begin = -1;
        int end = -1;
        for (Map.Entry<Integer, Integer> loop : endOfLoop.entrySet()) {
            if (loop.getKey() > begin && loop.getKey() <= hint && hint <= loop.getValue()) {
                begin = loop.getKey();
                end = loop.getValue();
            }
        }
        return begin < 0 || carries(begin, end);
    }

    /** Whether a variable that the loop writes may be read before that in the next iteration. */
    private boolean carries(int begin, int end) {
        BitSet made = new BitSet();
        BitSet written = new BitSet();
        BitSet read = new BitSet();
        boolean straight = true;
        for (Step step : steps) {
            if (step.position < begin || step.position > end) {
                continue;
            }
            switch (step.action) {
                case JUMP -> straight = false;
                case CAUGHT -> {
                    straight = false;
                    made.clear();
                }
                case LOAD -> read.set(step.local, read.get(step.local) || !made.get(step.local));
                case STORE -> {
                    written.set(step.local);
                    made.set(step.local, made.get(step.local) || straight);
                }
            }
        }
        return written.intersects(read);
    }

    private void add(Action action, int local) {
        steps.add(new Step(position++, action, local));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        handlers.add(handler);
    }

    @Override
    public void visitLabel(Label label) {
        labels.put(label, position);
        if (handlers.contains(label)) {
            add(Action.CAUGHT, 0);
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        Integer target = labels.get(label);
        if (target != null) {
            endOfLoop.merge(target, position, Math::max);
        }
        add(Action.JUMP, 0);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... cases) {
        add(Action.JUMP, 0);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] cases) {
        add(Action.JUMP, 0);
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        add(opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE ? Action.STORE : Action.LOAD, local);
    }

    @Override
    public void visitIincInsn(int local, int increment) {
        add(Action.LOAD, local);
        add(Action.STORE, local);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (isHint(opcode, name, descriptor)) {
            hints.add(position);
        }
        position++;
    }
}
