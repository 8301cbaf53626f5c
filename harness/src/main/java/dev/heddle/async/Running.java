package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/** Which loop runs in a thread. Heddle weaves {@link #enter} and {@link #leave}: a thread in a loop must not block. */
final class Running {

    private static final ThreadLocal<@Nullable EventLoop> LOOP = new ThreadLocal<>();

    private Running() {}

    /** That of this thread; null if none runs in it. */
    static @Nullable EventLoop loop() {
        return LOOP.get();
    }

    /** This thread runs this loop from now on, its callbacks and one of its tasks. */
    static void enter(EventLoop loop) {
        LOOP.set(loop);
    }

    /** It doesn't any more. */
    static void leave() {
        LOOP.remove();
    }
}
