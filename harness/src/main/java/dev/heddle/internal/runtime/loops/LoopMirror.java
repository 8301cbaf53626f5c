package dev.heddle.internal.runtime.loops;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a loop of {@code dev.heddle.async} for its tasks, by its class {@code Waits}; whoever asks must be silent. */
public final class LoopMirror {

    private static final String WAITS = LoopStack.LIBRARY + "Waits";

    private static final ClassValue<LoopMirror> MIRRORS = new ClassValue<>() {
        @Override
        protected LoopMirror computeValue(Class<?> type) {
            return new LoopMirror(type);
        }
    };

    private final @Nullable MethodHandle loop;
    private final @Nullable MethodHandle waits;
    private final @Nullable MethodHandle resumption;
    private final @Nullable MethodHandle ending;
    private final @Nullable MethodHandle ready;
    private final @Nullable MethodHandle name;

    private LoopMirror(Class<?> type) {
        MethodHandles.Lookup lookup = lookup(type);
        loop = find(lookup, "loop", MethodType.methodType(Object.class));
        waits = find(lookup, "of", MethodType.methodType(List.class, Object.class));
        resumption = find(lookup, "resumption", MethodType.methodType(String.class, Object.class, Object.class));
        ending = find(lookup, "ending", MethodType.methodType(String.class, Object.class));
        ready = find(lookup, "ready", MethodType.methodType(List.class, Object.class));
        name = find(lookup, "name", MethodType.methodType(String.class, Object.class));
    }

    private static MethodHandles.@Nullable Lookup lookup(Class<?> type) {
        try {
            Class<?> waits = Class.forName(WAITS, true, type.getClassLoader());
            return MethodHandles.privateLookupIn(waits, MethodHandles.lookup());
        } catch (ReflectiveOperationException | LinkageError ofAnotherVersion) {
            return null;
        }
    }

    private static @Nullable MethodHandle find(MethodHandles.@Nullable Lookup lookup, String name, MethodType type) {
        try {
            return lookup == null ? null : lookup.findStatic(lookup.lookupClass(), name, type);
        } catch (ReflectiveOperationException ofAnotherVersion) {
            return null;
        }
    }

    /** The one of the library that this class belongs to. */
    public static LoopMirror of(Class<?> type) {
        return MIRRORS.get(type);
    }

    /** The loop that runs in this thread; null if none does. */
    public @Nullable Object loop() {
        return loop == null ? null : call(loop.asType(MethodType.methodType(Object.class)));
    }

    /** What the tasks of this loop wait for. */
    public List<LoopTask> tasks(Object ofLoop) {
        List<LoopTask> tasks = new ArrayList<>();
        if (waits != null && call(waits.bindTo(ofLoop)) instanceof List<?> lines) {
            for (Object line : lines) {
                tasks.add(LoopTask.of((Object[]) line));
            }
        }
        return tasks;
    }

    /** How this task goes on where it has waited for this future; for its turn only, if that is null. */
    public String resumption(Object task, @Nullable Object future) {
        return resumption != null
                        && call(MethodHandles.insertArguments(resumption, 0, task, future)) instanceof String words
                ? words
                : "goes on";
    }

    /** How this task has ended. */
    public String ending(Object task) {
        return ending != null && call(ending.bindTo(task)) instanceof String words ? words : "ends";
    }

    /** What is ready to be run by this loop, in the order in which it became so. */
    public List<?> ready(Object ofLoop) {
        return ready != null && call(ready.bindTo(ofLoop)) instanceof List<?> list ? list : List.of();
    }

    /** The name of this, if it is a task; else nothing. */
    public String name(Object object) {
        return name != null && call(name.bindTo(object)) instanceof String text ? text : "";
    }

    private static @Nullable Object call(MethodHandle bound) {
        try {
            return bound.invoke();
        } catch (Throwable inAnUnlikelyState) {
            return null; // a report says less then
        }
    }
}
