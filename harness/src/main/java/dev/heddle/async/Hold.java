package dev.heddle.async;

/**
 * What was acquired, to be released at the end of a {@code try} with resources: Python's {@code async with}.
 *
 * <pre>{@code
 * try (Hold hold = lock.hold()) {
 *     balance.add(amount);
 * }
 * }</pre>
 */
public final class Hold implements AutoCloseable {

    private final Runnable release;
    private boolean released;

    Hold(Runnable release) {
        this.release = release;
    }

    /** Releases, once: to call it again does nothing. */
    @Override
    public void close() {
        if (!released) {
            released = true;
            release.run();
        }
    }
}
