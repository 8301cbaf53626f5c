package dev.heddle.async;

import java.util.NoSuchElementException;

/** An {@link AsyncQueue} has no item, or those it has are promised to tasks that wait: {@code asyncio.QueueEmpty}. */
public final class QueueEmptyException extends NoSuchElementException {

    private static final long serialVersionUID = 1;

    QueueEmptyException(String message) {
        super(message);
    }
}
