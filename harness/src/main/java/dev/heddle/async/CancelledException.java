package dev.heddle.async;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where a task awaits something when the task was cancelled, and by what awaits a cancelled future.
 *
 * <p>Clean up in a {@code finally}, and let it go on: within {@link Async#timeout} and {@link TaskGroup#open} it may be another
 * exception that ends an await. In Python it is no {@code Exception}, so that it isn't caught by
 * chance; in Java {@code catch (Exception e)} does catch it. Who swallows it calls {@link Task#uncancel()}.
 */
public class CancelledException extends CancellationException {

    private static final long serialVersionUID = 1;

    public CancelledException() {
        this(null, null);
    }

    public CancelledException(@Nullable String message) {
        this(message, null);
    }

    /** One that comes from another, which was thrown in the task that is awaited. */
    CancelledException(@Nullable String message, @Nullable Throwable cause) {
        super(message);
        if (cause != null) {
            initCause(cause);
        }
    }
}
