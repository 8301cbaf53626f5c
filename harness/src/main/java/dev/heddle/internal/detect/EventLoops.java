package dev.heddle.internal.detect;

import dev.heddle.internal.model.LoopJudge;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows event loops by annotations, by the names of threads, and by what libraries say of their own threads; and tells a
 * loop's own waits, for its next task, from those of its tasks.
 *
 * <p>A stack is read from the outside. First come the calls of the loop itself: of the class whose code the thread runs, of
 * annotated classes, and of the JDK's and Netty's own loops. What they call next is a task, if it is a lambda, a method
 * reference, or another class that is none of the JDK's; of the JDK's own loops it is known where they run their tasks.
 */
public final class EventLoops implements LoopJudge {

    private static final String ANNOTATION = "dev.heddle.EventLoop";

    /** What libraries call threads that must not block. */
    private static final List<String> MARKERS = List.of("reactor.core.scheduler.NonBlocking");

    private static final String ASYNC = "dev.heddle.async.";
    /** Where a loop of that package waits itself: for the baton, and for something to do. */
    private static final Set<String> ASYNC_WAITS = Set.of(ASYNC + "Strand", ASYNC + "Inbox");

    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
    private static final String FORK_JOIN = "java.util.concurrent.ForkJoin";
    private static final String TIMER = "java.util.TimerThread";
    private static final String NETTY = "io.netty.";
    private static final String LAMBDA = "$$Lambda";

    /** What a loop calls on a queue or a selector that somebody else wrote. */
    private static final Set<String> WAITS_FOR_TASKS =
            Set.of("take", "takeFirst", "takeLast", "poll", "pollFirst", "pollLast", "select", "idle", "park");

    /**
     * What a class says of its threads, or of those that run its objects.
     *
     * @param annotation by which annotation a thread is a loop; null if by none
     * @param marker by which marker of a library a thread of this class is one; null if by none
     */
    private record Declaration(
            @Nullable String annotation, @Nullable String marker) {}

    private static final Declaration NONE = new Declaration(null, null);

    /** Once for each class, since it is asked at each start of a thread. */
    private static final ClassValue<Declaration> DECLARATIONS = new ClassValue<>() {
        @Override
        protected Declaration computeValue(Class<?> type) {
            String annotation = annotation(type);
            String marker = marker(type);
            return annotation == null && marker == null ? NONE : new Declaration(annotation, marker);
        }
    };

    private final List<String> names;

    /** @param names of threads that are event loops; a {@code *} in them stands for any text */
    public EventLoops(List<String> names) {
        this.names = List.copyOf(names);
    }

    // Which threads

    @Override
    public @Nullable String declaredBy(Thread thread, @Nullable Object target) {
        Declaration byThread = DECLARATIONS.get(thread.getClass());
        if (byThread.annotation() != null) {
            return byThread.annotation();
        }
        Declaration byTarget = target == null ? NONE : DECLARATIONS.get(target.getClass());
        if (byTarget.annotation() != null) {
            return byTarget.annotation();
        }
        if (byThread.marker() != null) {
            return byThread.marker();
        }
        for (String name : names) {
            if (matches(thread.getName(), 0, name, 0)) {
                return "its name, as eventLoops has \"" + name + "\"";
            }
        }
        return null;
    }

    private static @Nullable String annotation(Class<?> type) {
        Class<?> annotated = annotated(type);
        Class<?> found = annotated == null ? annotated(written(type)) : annotated;
        return found == null ? null : "@EventLoop on " + shortened(found.getName());
    }

    private static @Nullable String marker(Class<?> type) {
        for (String marker : MARKERS) {
            if (implementing(type, marker)) {
                return "its class, which is a " + shortened(marker);
            }
        }
        return null;
    }

    /** The class itself or the nearest above it that is annotated. */
    private static @Nullable Class<?> annotated(Class<?> type) {
        for (Class<?> t = type; t != null && t != Object.class && t != Thread.class; t = t.getSuperclass()) {
            for (Annotation annotation : t.getDeclaredAnnotations()) {
                if (annotation.annotationType().getName().equals(ANNOTATION)) {
                    return t;
                }
            }
        }
        return null;
    }

    /** Of a lambda or a method reference the class in which it is written. */
    private static Class<?> written(Class<?> type) {
        int end = type.getName().indexOf(LAMBDA);
        if (end < 0) {
            return type;
        }
        try {
            return Class.forName(type.getName().substring(0, end), false, type.getClassLoader());
        } catch (ClassNotFoundException | LinkageError unknown) {
            return type;
        }
    }

    private static boolean implementing(@Nullable Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (each.getName().equals(name) || implementing(each, name)) {
                return true;
            }
        }
        return implementing(type.getSuperclass(), name);
    }

    private static boolean matches(String text, int at, String pattern, int from) {
        if (from == pattern.length()) {
            return at == text.length();
        }
        if (pattern.charAt(from) == '*') {
            return matches(text, at, pattern, from + 1) || (at < text.length() && matches(text, at + 1, pattern, from));
        }
        return at < text.length()
                && text.charAt(at) == pattern.charAt(from)
                && matches(text, at + 1, pattern, from + 1);
    }

    private static String shortened(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    // Which waits

    @Override
    public int task(Thread thread, @Nullable Object target, List<Frame> stack) {
        int own = stack.size() - 1;
        while (own >= 0 && (isThreads(stack.get(own)) || isFunction(stack.get(own)))) {
            own--;
        }
        if (own < 0) {
            return OWN;
        }
        Class<?> body = stack.get(own).type();
        while (own > 0 && isLoops(stack.get(own - 1), body, thread, target)) {
            own--;
        }
        return own > 0 && isTask(stack, own) ? own - 1 : OWN;
    }

    /** A task waits where something else called last than the loop, be it a method of the JDK that is a task by itself. */
    @Override
    public int taskOfEntered(List<Frame> stack) {
        int waits = 0;
        while (waits < stack.size() && (isJdk(stack.get(waits).type()) || isFunction(stack.get(waits)))) {
            waits++;
        }
        int loops = waits;
        while (loops < stack.size() && !isAsync(stack.get(loops))) {
            loops++;
        }
        boolean own = loops == stack.size()
                || ASYNC_WAITS.contains(stack.get(waits).type().getName());
        return own || loops == 0 ? OWN : loops - 1;
    }

    private static boolean isAsync(Frame frame) {
        return frame.type().getName().startsWith(ASYNC);
    }

    private static boolean isLoops(Frame frame, Class<?> body, Thread thread, @Nullable Object target) {
        Class<?> type = frame.type();
        return !isFunction(frame)
                && (type == body
                        || isThreads(frame)
                        || isKnownLoop(type.getName())
                        || (!isJdk(type) && (type.isInstance(thread) || type.isInstance(target)))
                        || annotated(type) != null);
    }

    /** Whether the last call of the loop itself, at this place of the stack, has led into a task. */
    private static boolean isTask(List<Frame> stack, int own) {
        Frame last = stack.get(own);
        Frame next = stack.get(own - 1);
        String loop = last.type().getName();
        if (isFunction(next)) {
            return true;
        }
        if (!isJdk(next.type())) {
            return !WAITS_FOR_TASKS.contains(next.method());
        }
        if (loop.startsWith(POOL)) {
            return last.method().equals("runWorker");
        }
        if (loop.startsWith(FORK_JOIN)) {
            return next.type().getName().startsWith(FORK_JOIN + "Task");
        }
        return leadsOutOfTheJdk(stack, own);
    }

    private static boolean leadsOutOfTheJdk(List<Frame> stack, int own) {
        for (int i = own - 1; i >= 0; i--) {
            if (isFunction(stack.get(i)) || !isJdk(stack.get(i).type())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnownLoop(String name) {
        return name.startsWith(NETTY)
                || name.equals(TIMER)
                || name.startsWith(POOL)
                || (name.startsWith(FORK_JOIN) && !name.startsWith(FORK_JOIN + "Task"));
    }

    /** Whether it is a lambda or a method reference that stands for a function; those of Netty are its own affair. */
    private static boolean isFunction(Frame frame) {
        return frame.type().isHidden() && !frame.type().getName().startsWith(NETTY);
    }

    private static boolean isThreads(Frame frame) {
        String name = frame.type().getName();
        return name.equals("java.lang.Thread")
                || name.equals("java.lang.VirtualThread")
                || name.startsWith("java.lang.ThreadBuilders$")
                || name.startsWith("jdk.internal.");
    }

    private static boolean isJdk(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
