package dev.heddle.async;

import dev.heddle.ThrowingRunnable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a task runs. */
@FunctionalInterface
interface Body<T extends @Nullable Object> {

    T run() throws Throwable;

    static <T extends @Nullable Object> Body<T> of(Callable<T> callable) {
        return callable::call;
    }

    @SuppressWarnings("NullAway") // Void has no other value than null
    static Body<@Nullable Void> of(ThrowingRunnable runnable) {
        return () -> {
            runnable.run();
            return null;
        };
    }

    default Callable<T> asCallable() {
        return () -> {
            try {
                return run();
            } catch (Throwable thrown) {
                throw Thrown.<RuntimeException>again(thrown);
            }
        };
    }
}
