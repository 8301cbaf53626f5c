package dev.heddle.internal.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what two executions of one test returned. */
final class Results {

    private Results() {}

    /** False if both are plain values, and differ; of other objects nobody knows whether {@code equals} tells that. */
    static boolean mayBeEqual(@Nullable Object one, @Nullable Object other) {
        return !isPlain(one) || !isPlain(other) || Objects.equals(one, other);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || (value instanceof Number && value.getClass().getName().startsWith("java.lang."));
    }
}
