package dev.heddle.async;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a task waits for, in words that stand after its name: {@code awaits AsyncLock.acquire()}.
 *
 * @param before the words before the object
 * @param object which object's class is named between; null if none
 * @param after the words after it
 * @param role what those who are needed are to it, as {@code held by}; empty if the words say that
 * @param needs the tasks and threads without each of which it can't come; none if that isn't known
 */
record Awaited(String before, @Nullable Object object, String after, String role, List<?> needs) {

    private static final int NANO_DIGITS = 9;

    /** It awaits a call of a method of this object. */
    static Awaited call(Object of, String method) {
        return new Awaited("awaits ", of, "." + method + "()", "", List.of());
    }

    /** It does this, and nobody in particular is needed. */
    static Awaited words(String words) {
        return new Awaited(words, null, "", "", List.of());
    }

    /** It awaits what is called so, for which all of these are needed. */
    static Awaited all(String what, Collection<? extends AsyncFuture<?>> futures) {
        List<? extends AsyncFuture<?>> pending =
                futures.stream().filter(future -> !future.done()).toList();
        String whom = pending.isEmpty() ? "" : " of " + named(pending);
        return new Awaited("awaits " + what + whom, null, "", "", pending);
    }

    /** The same, and these are needed. */
    Awaited needing(String who, List<?> needed) {
        return new Awaited(before, object, after, who, needed);
    }

    /** In seconds. */
    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                + " s";
    }

    /** The names of these, as a list. */
    static String named(Collection<?> futures) {
        return futures.stream()
                .map(one -> one instanceof Task<?> task
                        ? task.getName()
                        : one instanceof Thread thread
                                ? thread.getName()
                                : one.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        String what = before + (object == null ? "" : object.getClass().getSimpleName()) + after;
        return role.isEmpty() ? what : what + ", " + role + " " + named(needs);
    }
}
