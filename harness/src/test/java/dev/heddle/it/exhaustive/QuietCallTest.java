package dev.heddle.it.exhaustive;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that only build a string or a copy, of something that other threads change. */
class QuietCallTest {

    private enum Look {
        CONCATENATION(value -> "" + value),
        VALUE_OF(String::valueOf),
        APPEND(value -> new StringBuilder().append(value).toString()),
        OBJECTS(Objects::toString),
        FORMAT(value -> String.format("%s", value)),
        DEEP(value -> Arrays.deepToString(new Object[] {value}));

        private final Function<Object, String> of;

        Look(Function<Object, String> of) {
            this.of = of;
        }
    }

    static Stream<Arguments> looks() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Look.values()).map(look -> Arguments.of(engine, look)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("looks")
    void seesBothValuesOfACounter(Engine engine, Look look) {
        assertThat(verified(engine, () -> {
                            AtomicInteger counter = new AtomicInteger(1);
                            Thread other = start(counter::incrementAndGet);
                            String seen = look.of.apply(counter);
                            other.join();
                            return seen.replaceAll("\\W", "");
                        })
                        .outcomes())
                .containsOnlyKeys("1", "2");
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("looks")
    void seesBothValuesOfAVector(Engine engine, Look look) {
        assertThat(verified(engine, () -> {
                            Vector<Integer> vector = new Vector<>(List.of(1));
                            Thread other = start(() -> vector.add(2));
                            String seen = look.of.apply(vector);
                            other.join();
                            return seen.replaceAll("\\W", "");
                        })
                        .outcomes())
                .containsOnlyKeys("1", "12");
    }

    @OnEveryEngine
    void copiesAMapBeforeAndAfterAChange(Engine engine) {
        assertThat(verified(engine, () -> {
                            ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
                            map.put(1, 1);
                            Thread other = start(() -> map.put(2, 2));
                            int size = new HashMap<>(map).size();
                            int sizeOfView = new ArrayList<>(
                                            Collections.unmodifiableMap(map).keySet())
                                    .size();
                            other.join();
                            return size * 10 + sizeOfView;
                        })
                        .outcomes())
                .containsOnlyKeys(11, 12, 22);
    }
}
