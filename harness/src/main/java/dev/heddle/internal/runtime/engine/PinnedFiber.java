package dev.heddle.internal.runtime.engine;

/** A continuation can't be suspended: a frame of native code, or a class initialiser, is below. */
public final class PinnedFiber extends Error {

    private static final long serialVersionUID = 1;

    PinnedFiber(IllegalStateException cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
