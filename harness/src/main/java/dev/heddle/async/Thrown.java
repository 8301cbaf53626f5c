package dev.heddle.async;

/** Throws what another task threw, as it is. */
final class Thrown {

    private Thrown() {}

    /** Never returns; {@code throw Thrown.again(cause)} says so to the compiler. */
    @SuppressWarnings("unchecked") // a checked exception can be thrown without being declared: the JVM doesn't mind
    static <X extends Throwable> RuntimeException again(Throwable cause) throws X {
        throw (X) cause;
    }
}
