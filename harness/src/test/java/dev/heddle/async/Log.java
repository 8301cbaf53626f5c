package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened in which order. */
final class Log {

    private final List<String> entries = new ArrayList<>();

    void add(String entry) {
        entries.add(entry);
    }

    void is(String... expected) {
        assertThat(entries).containsExactly(expected);
    }

    /** So short that a test in real time doesn't take long, which waits for nothing else. */
    static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    /** Longer than any test. */
    static final Duration LONG = Duration.ofHours(1);

    /** Never done, unless cancelled. */
    static void waitForEver() throws Exception {
        EventLoop.current().createFuture().await();
    }
}
