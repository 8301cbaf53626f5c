package dev.heddle.samples.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.MethodOrderer;

/** In which order JUnit runs the tests, and how many at a time. */
record Order(String name, Map<String, String> parameters) {

    static final List<Order> ALL = List.of(
            new Order("as they are", Map.of()),
            random(1),
            random(20),
            random(300),
            new Order("four at a time", parallel()));

    private static Order random(long seed) {
        return new Order(
                "random, seed " + seed,
                Map.of(
                        "junit.jupiter.testmethod.order.default", MethodOrderer.Random.class.getName(),
                        "junit.jupiter.testclass.order.default", ClassOrderer.Random.class.getName(),
                        "junit.jupiter.execution.order.random.seed", Long.toString(seed)));
    }

    private static Map<String, String> parallel() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String prefix = "junit.jupiter.execution.parallel.";
        parameters.put(prefix + "enabled", "true");
        parameters.put(prefix + "mode.default", "concurrent");
        parameters.put(prefix + "mode.classes.default", "concurrent");
        parameters.put(prefix + "config.strategy", "fixed");
        parameters.put(prefix + "config.fixed.parallelism", "4");
        return parameters;
    }
}
