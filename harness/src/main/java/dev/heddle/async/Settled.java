package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * How something ended: by a result or by an exception.
 *
 * @param <T> the type of its result
 */
public sealed interface Settled<T extends @Nullable Object> {

    /** Was it an exception, be it that of a cancel? */
    boolean failed();

    /** The result; if it failed, what it failed with is thrown, even if it is checked. */
    T result();

    /** The exception; null if it didn't fail. */
    @Nullable
    Throwable exception();

    /**
     * By a result.
     *
     * @param result the result
     */
    record Returned<T extends @Nullable Object>(T result) implements Settled<T> {

        @Override
        public boolean failed() {
            return false;
        }

        @Override
        public @Nullable Throwable exception() {
            return null;
        }
    }

    /**
     * By an exception.
     *
     * @param exception what was thrown
     */
    record Threw<T extends @Nullable Object>(Throwable exception) implements Settled<T> {

        @Override
        public boolean failed() {
            return true;
        }

        @Override
        public T result() {
            throw Thrown.<RuntimeException>again(exception);
        }
    }
}
