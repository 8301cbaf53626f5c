package dev.heddle.async;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of context variables at some time; it never changes, so a copy of a context is the same object. */
final class ContextValues {

    static final ContextValues NONE = new ContextValues(Map.of());

    /** Those of a thread that runs no loop. */
    private static final ThreadLocal<@Nullable ContextValues> OF_THREAD = new ThreadLocal<>();

    private final Map<ContextVar<?>, @Nullable Object> values;

    private ContextValues(Map<ContextVar<?>, @Nullable Object> values) {
        this.values = values;
    }

    /** Those that the code sees that calls this. */
    static ContextValues current() {
        EventLoop loop = Running.loop();
        if (loop != null) {
            return loop.context();
        }
        ContextValues own = OF_THREAD.get();
        return own == null ? NONE : own;
    }

    /** What the code that calls this sees from now on. */
    void makeCurrent() {
        EventLoop loop = Running.loop();
        if (loop != null) {
            loop.setContext(this);
        } else if (this == NONE) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(this);
        }
    }

    boolean has(ContextVar<?> variable) {
        return values.containsKey(variable);
    }

    @Nullable
    Object get(ContextVar<?> variable) {
        return values.get(variable);
    }

    ContextValues with(ContextVar<?> variable, @Nullable Object value) {
        Map<ContextVar<?>, @Nullable Object> changed = new HashMap<>(values);
        changed.put(variable, value);
        return new ContextValues(changed);
    }

    ContextValues without(ContextVar<?> variable) {
        Map<ContextVar<?>, @Nullable Object> changed = new HashMap<>(values);
        changed.remove(variable);
        return new ContextValues(changed);
    }
}
