package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {

    @Test
    void runs() throws Exception {
        List<String> log = new ArrayList<>();
        Async.run(() -> {
            Task<String> a = Async.createTask("a", () -> {
                for (int i = 0; i < 3; i++) {
                    log.add("a" + i);
                    Async.yieldNow();
                }
                return "A";
            });
            Task<String> b = Async.createTask("b", () -> {
                for (int i = 0; i < 3; i++) {
                    log.add("b" + i);
                    Async.sleep(Duration.ofMillis(3));
                }
                return "B";
            });
            log.add(a.await());
            log.add(b.await());
        });
        assertThat(log).containsExactly("a0", "b0", "a1", "a2", "A", "b1", "b2", "B");
    }
}
