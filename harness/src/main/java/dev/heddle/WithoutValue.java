package dev.heddle;

import java.util.concurrent.Callable;

/** A test that returns nothing, seen as one that returns null; passes on whatever is thrown, checked or not. */
record WithoutValue(ThrowingRunnable test) implements Callable<Void> {

    @Override
    @SuppressWarnings("NullAway") // Void has no other value than null
    public Void call() {
        try {
            test.run();
        } catch (Throwable thrown) {
            throw WithoutValue.<RuntimeException>unchecked(thrown);
        }
        return null;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
