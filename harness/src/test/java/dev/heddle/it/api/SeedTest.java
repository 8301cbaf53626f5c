package dev.heddle.it.api;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The seed of a random walk. */
class SeedTest {

    private static final Callable<List<String>> FOUR_LETTERS = () -> {
        List<String> order = new ArrayList<>();
        Object monitor = new Object();
        together(() -> add("a", order, monitor), () -> add("b", order, monitor), () -> add("c", order, monitor));
        return order;
    };

    private static void add(String letter, List<String> order, Object monitor) {
        synchronized (monitor) {
            order.add(letter);
        }
    }

    @OnEveryEngine
    void givesTheSameExecutionsAgain(Engine engine) {
        Exploration<List<String>> first = on(engine).seed(42).maxExecutions(30).explore(FOUR_LETTERS);
        Exploration<List<String>> second = on(engine).seed(42).maxExecutions(30).explore(FOUR_LETTERS);

        assertThat(List.copyOf(second.outcomes().entrySet()))
                .isEqualTo(List.copyOf(first.outcomes().entrySet()));
        assertThat(second.statistics().operations())
                .isEqualTo(first.statistics().operations());
        assertThat(second.statistics().switches()).isEqualTo(first.statistics().switches());
        assertThat(second.statistics().seed()).isEqualTo(42);
    }

    @OnEveryEngine
    void givesOthersWhenItDiffers(Engine engine) {
        Exploration<List<String>> first = on(engine).seed(1).maxExecutions(30).explore(FOUR_LETTERS);
        Exploration<List<String>> second = on(engine).seed(2).maxExecutions(30).explore(FOUR_LETTERS);

        assertThat(second.outcomes().values()).isNotEqualTo(first.outcomes().values());
        assertThat(second.statistics().switches())
                .isNotEqualTo(first.statistics().switches());
    }
}
