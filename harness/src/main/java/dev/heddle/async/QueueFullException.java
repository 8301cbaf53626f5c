package dev.heddle.async;

/** An {@link AsyncQueue} has no free place, or those it has are promised to tasks that wait: {@code asyncio.QueueFull}. */
public final class QueueFullException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    QueueFullException(String message) {
        super(message);
    }
}
