package dev.heddle.it.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CompletableFuture;

class CallbackTest {

    @OnEveryEngine
    void ofWhichTheSecondCanBeFirstToEnd(Engine engine) {
        assertThat(Explorations.outcomes(
                        engine,
                        () -> CompletableFuture.anyOf(
                                        CompletableFuture.supplyAsync(() -> "a"),
                                        CompletableFuture.supplyAsync(() -> "b"))
                                .get()))
                .containsExactlyInAnyOrder("a", "b");
    }
}
