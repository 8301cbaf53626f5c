package dev.heddle.it.world;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** However a task comes back to the pool that called it, the pool goes on. */
class TaskEndTest {

    private static String secondTaskAfter(Engine engine, Supplier<Object> first) {
        return constant(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<Object> future = pool.submit(first::get);
            String end;
            try {
                end = "returned " + (future.get() != null);
            } catch (java.util.concurrent.ExecutionException e) {
                end = "threw " + e.getCause().getClass().getSimpleName();
            }
            String second = pool.submit(() -> ", then second").get();
            pool.shutdown();
            return end + second + pool.awaitTermination(1, TimeUnit.SECONDS);
        });
    }

    @OnEveryEngine
    void byAReturnFromTheJdk(Engine engine) {
        assertThat(secondTaskAfter(engine, UUID::randomUUID)).isEqualTo("returned true, then secondtrue");
        assertThat(secondTaskAfter(engine, () -> Objects.hash("value"))).isEqualTo("returned true, then secondtrue");
    }

    @OnEveryEngine
    void byAnExceptionOutOfTheJdk(Engine engine) {
        assertThat(secondTaskAfter(engine, () -> Objects.requireNonNull(null)))
                .isEqualTo("threw NullPointerException, then secondtrue");
        assertThat(secondTaskAfter(engine, () -> Integer.parseInt("none")))
                .isEqualTo("threw NumberFormatException, then secondtrue");
    }

    @OnEveryEngine
    void byAnExceptionOfItsOwn(Engine engine) {
        assertThat(secondTaskAfter(engine, () -> {
                    throw new IllegalStateException("own");
                }))
                .isEqualTo("threw IllegalStateException, then secondtrue");
    }
}
