package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two threads that swap what they have. */
class ExchangerTest {

    @OnEveryThreadKind
    void givesEachTheOthersItem(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Exchanger<String> exchanger = new Exchanger<>();
                    String[] got = new String[1];
                    Thread other = kind.start(Threads.unchecked(() -> got[0] = exchanger.exchange("theirs")));
                    String mine = exchanger.exchange("mine");
                    other.join();
                    return List.of(mine, got[0]);
                }))
                .containsExactly(List.of("theirs", "mine"));
    }

    @OnEveryEngine
    void givesUpAtTheLimit(Engine engine) {
        String end = constant(engine, () -> {
            try {
                return new Exchanger<String>().exchange("mine", 3, TimeUnit.DAYS);
            } catch (TimeoutException e) {
                return "timeout";
            }
        });

        assertThat(end).isEqualTo("timeout");
    }
}
