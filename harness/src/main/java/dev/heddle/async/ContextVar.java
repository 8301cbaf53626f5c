package dev.heddle.async;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which each task has its own value; a new task begins with the values of the one that makes it.
 *
 * <p>Like Python's. Unlike a {@code ThreadLocal} it goes along to callbacks of the loop, and to {@link Async#toThread}; unlike
 * an {@code InheritableThreadLocal} it is copied when a task is made, not when its thread starts. Outside of a loop each thread
 * has its own values.
 *
 * <pre>{@code
 * static final ContextVar<String> USER = ContextVar.of("user");
 *
 * try (var before = USER.set("ada")) {
 *     Async.createTask(() -> greet(USER.get()));   // ada, whatever is set later
 * }
 * }</pre>
 *
 * @param <T> its type
 */
public final class ContextVar<T extends @Nullable Object> {

    private final String name;
    private final boolean hasDefault;
    private final @Nullable T byDefault;

    private ContextVar(String name, boolean hasDefault, @Nullable T byDefault) {
        this.name = name;
        this.hasDefault = hasDefault;
        this.byDefault = byDefault;
    }

    /** One without a value; it should be kept in a static field. */
    public static <T extends @Nullable Object> ContextVar<T> of(String name) {
        return new ContextVar<>(name, false, null);
    }

    /** One that has this value where none is set. */
    public static <T extends @Nullable Object> ContextVar<T> of(String name, T byDefault) {
        return new ContextVar<>(name, true, byDefault);
    }

    /** Its name, for messages. */
    public String name() {
        return name;
    }

    /**
     * Its value.
     *
     * @throws NoSuchElementException if none is set, and it has no default
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // only set() puts values, of this type, as null as the type allows
    public T get() {
        ContextValues values = ContextValues.current();
        if (values.has(this)) {
            return (T) values.get(this);
        }
        if (!hasDefault) {
            throw new NoSuchElementException("No value of " + this + " is set here: set() one, or give it a default");
        }
        return byDefault;
    }

    /** Its value, or this if none is set; its default isn't looked at. */
    @SuppressWarnings({"unchecked", "NullAway"}) // as in get()
    public T getOr(T otherwise) {
        ContextValues values = ContextValues.current();
        return values.has(this) ? (T) values.get(this) : otherwise;
    }

    /**
     * Sets its value for the current task, or outside of a loop for this thread.
     *
     * @return what puts it back to what it was before
     */
    public Token<T> set(T value) {
        ContextValues before = ContextValues.current();
        before.with(this, value).makeCurrent();
        return new Token<>(this, before, EventLoop.owner());
    }

    @Override
    public String toString() {
        return "ContextVar(" + name + ")";
    }

    /**
     * What a variable was before it was set.
     *
     * @param <T> its type
     */
    public static final class Token<T extends @Nullable Object> implements AutoCloseable {

        private final ContextVar<T> variable;
        private final ContextValues before;
        private final Object owner;
        private boolean used;

        private Token(ContextVar<T> variable, ContextValues before, Object owner) {
            this.variable = variable;
            this.before = before;
            this.owner = owner;
        }

        /**
         * Puts the variable back to what it was: Python's {@code reset}.
         *
         * @throws IllegalStateException if that was done before, or another task calls this than the one that set it
         */
        @Override
        public void close() {
            if (used) {
                throw new IllegalStateException(variable + " was put back by this token before");
            }
            if (owner != EventLoop.owner()) {
                throw new IllegalStateException(variable + " was set in " + owner + ": only that can put it back");
            }
            used = true;
            ContextValues now = ContextValues.current();
            (before.has(variable) ? now.with(variable, before.get(variable)) : now.without(variable)).makeCurrent();
        }
    }
}
