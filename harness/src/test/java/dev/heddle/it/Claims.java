package dev.heddle.it;

/** What a body of a test believes to be true under every schedule, rightly or not. */
public final class Claims {

    private Claims() {}

    public static void claim(boolean holds, String words) {
        if (!holds) {
            throw new AssertionError("not so: " + words);
        }
    }
}
