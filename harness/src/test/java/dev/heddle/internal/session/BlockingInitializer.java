package dev.heddle.internal.session;

import java.util.concurrent.Callable;

/** A class of a package that is not woven, whose initialiser runs code of the test. */
public final class BlockingInitializer {

    public static final int VALUE;

    static {
        try {
            VALUE = (Integer) ((Callable<?>) Class.forName("dev.heddle.it.review.PinnedTest$Callback")
                            .getConstructor()
                            .newInstance())
                    .call();
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private BlockingInitializer() {}
}
