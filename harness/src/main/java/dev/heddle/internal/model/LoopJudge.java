package dev.heddle.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which threads are event loops, and which of the waits of such a thread are those of a task that it runs. */
public interface LoopJudge {

    /** Stands for: the wait is the loop's own. */
    int OWN = -1;

    /**
     * One call on a stack.
     *
     * @param type the class whose method it is; a hidden class stands for a lambda or a method reference
     * @param place method, file and line
     */
    record Frame(Class<?> type, StackTraceElement place) {

        /** The name of the method. */
        public String method() {
            return place.getMethodName();
        }
    }

    /**
     * By what a thread is an event loop, in words that follow upon "by"; null if it is none.
     *
     * @param target what it was made to run; null where it is its own
     */
    @Nullable
    String declaredBy(Thread thread, @Nullable Object target);

    /**
     * The outermost call that belongs to a task, by its place in the stack, or {@link #OWN}.
     *
     * @param stack of the thread, the innermost call first
     */
    int task(Thread thread, @Nullable Object target, List<Frame> stack);

    /** The same for a thread that has entered an event loop of {@code dev.heddle.async}, and may have left it again. */
    int taskOfEntered(List<Frame> stack);
}
