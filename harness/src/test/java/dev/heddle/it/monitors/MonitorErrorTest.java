package dev.heddle.it.monitors;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.List;

/** What the JDK refuses to do with a monitor. */
class MonitorErrorTest {

    private static String refusalOf(Threads.Body body) {
        try {
            body.run();
            return "none";
        } catch (Exception refused) {
            return refused.getClass().getSimpleName();
        }
    }

    @OnEveryEngine
    void isWaitingOrNotifyingWithoutOwningIt(Engine engine) {
        List<String> refusals = constant(engine, () -> {
            Object monitor = new Object();
            return List.of(
                    refusalOf(() -> monitor.wait()),
                    refusalOf(() -> monitor.wait(10)),
                    refusalOf(() -> monitor.notify()),
                    refusalOf(() -> monitor.notifyAll()));
        });

        assertThat(refusals).hasSize(4).containsOnly("IllegalMonitorStateException");
    }

    @OnEveryEngine
    void isWaitingWhileAnotherOwnsIt(Engine engine) {
        String refusal = constant(engine, () -> {
            Object monitor = new Object();
            String[] seen = new String[1];
            synchronized (monitor) {
                Threads.together(() -> seen[0] = refusalOf(() -> monitor.notify()));
            }
            return seen[0];
        });

        assertThat(refusal).isEqualTo("IllegalMonitorStateException");
    }

    @OnEveryEngine
    void isWaitingForNegativeTime(Engine engine) {
        List<String> refusals = constant(engine, () -> {
            Object monitor = new Object();
            synchronized (monitor) {
                return List.of(
                        refusalOf(() -> monitor.wait(-1)),
                        refusalOf(() -> monitor.wait(1, -1)),
                        refusalOf(() -> monitor.wait(1, 1_000_000)));
            }
        });

        assertThat(refusals).hasSize(3).containsOnly("IllegalArgumentException");
    }

    @OnEveryEngine
    void isEnteringNull(Engine engine) {
        String refusal = constant(engine, () -> {
            Object[] nothing = new Object[1];
            return refusalOf(() -> {
                synchronized (nothing[0]) {
                    throw new IllegalStateException("entered");
                }
            });
        });

        assertThat(refusal).isEqualTo("NullPointerException");
    }
}
