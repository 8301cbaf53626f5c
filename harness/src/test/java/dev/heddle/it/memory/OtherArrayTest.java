package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;

/** Races in the elements of arrays that hold no numbers, or arrays. */
class OtherArrayTest {

    @OnEveryEngine
    void areFoundInReferences(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    String[] words = {""};
                    together(() -> words[0] += "a", () -> words[0] += "b");
                    return words[0];
                }))
                .containsExactlyInAnyOrder("a", "b", "ab", "ba");
    }

    @OnEveryEngine
    void areFoundInBooleans(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    boolean[] flags = {false};
                    int[] winners = new int[2];
                    together(() -> winners[0] = win(flags), () -> winners[1] = win(flags));
                    return winners[0] + winners[1];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    private static int win(boolean[] taken) {
        if (taken[0]) {
            return 0;
        }
        taken[0] = true;
        return 1;
    }

    @OnEveryEngine
    void areFoundInArraysOfArrays(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[][] table = new int[2][2];
                    together(() -> table[1][0]++, () -> table[1][0]++, () -> table[0][0]++);
                    return table[1][0] + table[0][0];
                }))
                .containsExactlyInAnyOrder(2, 3);
    }
}
