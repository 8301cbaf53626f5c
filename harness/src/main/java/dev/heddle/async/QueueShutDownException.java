package dev.heddle.async;

/** An {@link AsyncQueue} was shut down: it takes no more items, or has none left: {@code asyncio.QueueShutDown}. */
public final class QueueShutDownException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    QueueShutDownException() {
        super("The queue was shut down");
    }
}
