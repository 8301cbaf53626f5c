package dev.heddle.internal.runtime.loops;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a stack, from the inside, which call of a loop's library a thread is in. What is called by code that the loop itself
 * runs, as callbacks are, belongs to that code.
 */
public final class LoopStack {

    /** Beginning of the names of the library's classes. */
    public static final String LIBRARY = "dev.heddle.async.";

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final String LOOP = LIBRARY + "EventLoop";
    private static final String RUNNER = LIBRARY + "Async";
    private static final String ORDER = LIBRARY + "Turns";
    private static final String STRAND = LIBRARY + "Strand";

    private static final List<String> ENDS = List.of("taskEnded", "close");

    private static final List<String> MACHINERY = List.of(
            "dev.heddle.internal.", "dev.heddle.Heddle", "dev.heddle.junit.", "java.", "javax.", "jdk.", "sun.");

    /** The method of a thread from which all that it does is called. */
    private static final String RUNS = "runToEnd";

    private final boolean chooses;
    private LoopCall.Part part = LoopCall.Part.CALL;
    private @Nullable Class<?> type;
    private String method = "";
    private @Nullable StackTraceElement at;
    private boolean nested;
    private boolean ends;

    private LoopStack(boolean chooses) {
        this.chooses = chooses;
    }

    /**
     * The call in which this thread is; null if the innermost code that is not the JDK's is not the library's.
     *
     * @param end the class whose method runs the thread
     * @param chooses whether it is about to choose a value, which the loop's own order may do
     */
    public static @Nullable LoopCall here(Class<?> end, boolean chooses) {
        LoopStack found = new LoopStack(chooses);
        STACK.walk(frames -> {
            Iterator<StackWalker.StackFrame> each = frames.iterator();
            boolean goesOn = true; // to where the thread's life begins
            while (goesOn && each.hasNext()) {
                StackWalker.StackFrame frame = each.next();
                goesOn = !frame.getMethodName().equals(RUNS) || frame.getDeclaringClass() != end;
                goesOn = goesOn && found.isOfInterest(frame);
            }
            return found;
        });
        return found.call();
    }

    /** Takes it into account; false if no more is needed. */
    private boolean isOfInterest(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        if (name.startsWith(LIBRARY)) {
            if (at != null) {
                nested |= runsLoop(frame);
                return !nested;
            }
            type = frame.getDeclaringClass();
            method = frame.getMethodName();
            look(frame);
            return true;
        }
        if (MACHINERY.stream().anyMatch(name::startsWith)) {
            return true;
        }
        if (type == null) {
            return chooses; // it may be the order that the user gave to the loop
        }
        if (at == null) {
            at = frame.toStackTraceElement();
        }
        return true;
    }

    private void look(StackWalker.StackFrame frame) {
        ends |= frame.getMethodName().equals("ended")
                || (frame.getClassName().equals(LOOP) && ENDS.contains(frame.getMethodName()));
        if (chooses && part == LoopCall.Part.CALL && frame.getClassName().equals(ORDER)) {
            part = LoopCall.Part.CHOICE;
        } else if (frame.getClassName().equals(STRAND) && frame.getMethodName().equals("awaitBaton")) {
            part = LoopCall.Part.BATON;
        } else if (runsLoop(frame) && part == LoopCall.Part.CALL) {
            part = LoopCall.Part.LOOP;
        }
    }

    private static boolean runsLoop(StackWalker.StackFrame frame) {
        return frame.getClassName().equals(LOOP)
                && (frame.getMethodName().equals("runUntil")
                        || frame.getMethodName().equals("leave"));
    }

    private @Nullable LoopCall call() {
        if (type == null || (chooses && part != LoopCall.Part.CHOICE)) {
            return null;
        }
        if (at == null) {
            return new LoopCall(part == LoopCall.Part.CALL ? LoopCall.Part.BARE : part, type, "", null, "");
        }
        boolean closes = ends && part == LoopCall.Part.CALL && type.getName().equals(RUNNER);
        LoopCall.Part found = nested ? LoopCall.Part.NESTED : closes ? LoopCall.Part.CLOSE : part;
        return new LoopCall(found, type, method, at, "");
    }

    /** Whether this is a class of the library. */
    public static boolean isLibrary(String className) {
        return className.startsWith(LIBRARY);
    }
}
