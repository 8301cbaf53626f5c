package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something took longer than it was allowed to.
 *
 * <p>It is no {@link CancelledException}, and unchecked, unlike {@code java.util.concurrent.TimeoutException}, since it comes
 * out of any await within {@link Async#timeout}.
 */
public class TimedOutException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TimedOutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
