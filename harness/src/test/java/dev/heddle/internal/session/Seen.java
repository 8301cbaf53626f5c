package dev.heddle.internal.session;

/** What a thread saw. This class is not woven: to write something down here is no operation, and touches nothing. */
public final class Seen {

    private final StringBuilder text = new StringBuilder();

    public void add(Object what) {
        text.append(what).append(' ');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
