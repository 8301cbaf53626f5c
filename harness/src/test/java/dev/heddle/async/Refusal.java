package dev.heddle.async;

import dev.heddle.ThrowingRunnable;

/** How a wrong use is refused. */
final class Refusal {

    private Refusal() {}

    /** The message of the {@link IllegalStateException} or {@link IllegalArgumentException} that this throws. */
    static String of(ThrowingRunnable use) {
        try {
            use.run();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        } catch (Throwable other) {
            throw new AssertionError("should have been refused otherwise", other);
        }
        return "not refused";
    }
}
