package dev.heddle.it.world;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** References to what Heddle replaces do the same as calls. */
class MethodReferenceTest {

    @OnEveryEngine
    void readTheVirtualClock(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            LongSupplier nanos = System::nanoTime;
            LongSupplier millis = System::currentTimeMillis;
            Supplier<Instant> now = Instant::now;
            long before = nanos.getAsLong();
            Thread.sleep(1_000);
            return List.of(nanos.getAsLong() - before, millis.getAsLong(), now.get());
        });

        assertThat(seen).containsExactly(1_000_000_000L, 946_684_801_000L, Instant.ofEpochSecond(946_684_801));
    }

    @OnEveryEngine
    void knowTheThread(Engine engine) {
        boolean same = constant(engine, () -> {
            Supplier<Thread> current = Thread::currentThread;
            Thread[] seen = new Thread[1];
            Thread thread = Threads.start(() -> seen[0] = current.get());
            thread.join();
            return seen[0] == thread;
        });

        assertThat(same).isTrue();
    }

    @OnEveryEngine
    void wakeAndWait(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Object monitor = new Object();
                    Threads.Body waiting = monitor::wait;
                    Threads.Body waking = monitor::notifyAll;
                    Thread waiter = Threads.start(() -> {
                        synchronized (monitor) {
                            waiting.run();
                        }
                    });
                    dev.heddle.Heddle.awaitIdle();
                    synchronized (monitor) {
                        waking.run();
                    }
                    waiter.join();
                    return "woken";
                }))
                .containsExactly("woken");
    }

    @OnEveryEngine
    void areAlikeInEveryExecution(Engine engine) {
        double chance = constant(engine, () -> {
            DoubleSupplier random = Math::random;
            return random.getAsDouble();
        });

        assertThat(chance).isBetween(0.0, 1.0);
    }
}
