package dev.heddle.it.exhaustive;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Objects that the JDK made: what is known of them is the same in executions that have a beginning in common. */
class NameTest {

    @OnEveryEngine
    void ofAnArrayThatIsUsedBeforeThereAreThreads(Engine engine) {
        assertThat(verified(engine, () -> {
                            String[] words = "a b".split(" ", -1);
                            words[0] = "";
                            Thread other = start(() -> {
                                words[0] += "x";
                                words[1] += words[0];
                            });
                            words[0] += "y";
                            words[1] += words[0];
                            other.join();
                            return words[0];
                        })
                        .outcomes())
                .containsOnlyKeys("x", "y", "xy", "yx");
    }

    @OnEveryEngine
    void ofAListThatIsUsedBeforeThereAreThreads(Engine engine) {
        assertThat(verified(engine, () -> {
                            List<Integer> list = Collections.synchronizedList(new ArrayList<>());
                            list.add(0);
                            Thread other = start(() -> {
                                list.add(list.size());
                                list.add(9);
                            });
                            list.add(list.size() * 10);
                            other.join();
                            return list;
                        })
                        .outcomes())
                .containsOnlyKeys(
                        List.of(0, 1, 9, 30),
                        List.of(0, 1, 9, 20),
                        List.of(0, 1, 9, 10),
                        List.of(0, 1, 20, 9),
                        List.of(0, 1, 10, 9),
                        List.of(0, 10, 2, 9),
                        List.of(0, 10, 1, 9));
    }
}
