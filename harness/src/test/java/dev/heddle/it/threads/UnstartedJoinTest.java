package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import java.lang.Thread.State;

/** Joining a platform thread that nobody has started, which the JDK answers at once. */
class UnstartedJoinTest {

    @OnEveryEngine
    void returnsAtOnce(Engine engine) {
        State state = constant(engine, () -> {
            Thread thread = new Thread(() -> {});
            thread.join();
            thread.join(10);
            return thread.getState();
        });

        assertThat(state).isEqualTo(State.NEW);
    }
}
