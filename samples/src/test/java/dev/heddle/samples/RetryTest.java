package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A test chooses how often the server fails; each choice is explored, and each wait is virtual. */
class RetryTest {

    @AsyncTest
    void waitsTwiceAsLongAfterEachFailure() throws Exception {
        int failures = Heddle.choose(4);
        Server server = new Server(failures);

        String answer = withRetries(server);

        assertThat(answer).isEqualTo("hello");
        Duration waited = Duration.ofSeconds((1L << failures) - 1);
        assertThat(VirtualClock.current().elapsed()).isEqualTo(waited);
    }

    private static String withRetries(Callable<String> request) throws InterruptedException {
        for (long seconds = 1; ; seconds *= 2) {
            try {
                return request.call();
            } catch (Exception unavailable) {
                Thread.sleep(seconds * 1_000);
            }
        }
    }

    private static final class Server implements Callable<String> {

        private int failures;

        Server(int failures) {
            this.failures = failures;
        }

        @Override
        public String call() {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("unavailable");
            }
            return "hello";
        }
    }
}
