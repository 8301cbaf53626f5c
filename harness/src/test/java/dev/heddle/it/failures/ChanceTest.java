package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Sources of chance that are alike in every execution, so that no test fails by them. */
class ChanceTest {

    @OnEveryEngine
    void isAlikeInEveryExecution(Engine engine) {
        List<Object> numbers = constant(engine, () -> {
            Heddle.choose(2); // so that there are many executions
            return List.of(
                    Math.random(),
                    new Random().nextLong(),
                    ThreadLocalRandom.current().nextInt(),
                    ThreadLocalRandom.current().nextDouble());
        });

        assertThat(numbers).doesNotHaveDuplicates();
    }
}
