package dev.heddle.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DecisionLogTest {

    private final DecisionLog log = new DecisionLog();

    @Test
    void keepsDecisionsInOrder() {
        for (int i = 0; i < 1000; i++) {
            log.add(i % 7, 7 + i);
        }

        assertThat(log.size()).isEqualTo(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(log.chosen(i)).isEqualTo(i % 7);
            assertThat(log.of(i)).isEqualTo(7 + i);
        }
    }

    @Test
    void forgetsAllWhenCleared() {
        log.add(1, 2);

        log.clear();

        assertThat(log.size()).isZero();
        assertThat(log).isEqualTo(new DecisionLog()).hasSameHashCodeAs(new DecisionLog());
        assertThatThrownBy(() -> log.chosen(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copyIsApartFromTheOriginal() {
        log.add(1, 2);
        DecisionLog copy = log.copy();

        log.add(0, 3);
        copy.add(2, 3);

        assertThat(log).hasToString("[1/2, 0/3]");
        assertThat(copy).hasToString("[1/2, 2/3]");
    }

    @Test
    void copyOfAnEmptyLogGrows() {
        DecisionLog copy = log.copy();

        copy.add(1, 2);
        copy.add(2, 3);

        assertThat(copy).hasToString("[1/2, 2/3]");
    }

    @Test
    void isEqualToALogOfTheSameDecisions() {
        log.add(1, 3);

        assertThat(log).isEqualTo(logOf(1, 3)).hasSameHashCodeAs(logOf(1, 3));
        assertThat(log).isNotEqualTo(logOf(1, 2)).isNotEqualTo(logOf(0, 3)).isNotEqualTo(new DecisionLog());
    }

    @Test
    void addsDefaultsByTheRun() {
        log.add(2, 3);

        log.addDefaults(200);

        assertThat(log.size()).isEqualTo(201);
        assertThat(log.chosen(200)).isZero();
        assertThat(log.of(200)).isEqualTo(2);
    }

    @Test
    void overwritesWhatWasThereBeforeClearing() {
        log.add(2, 3);
        log.clear();

        log.addDefaults(1);

        assertThat(log).hasToString("[0/2]");
    }

    @Test
    void refusesWhatIsNoDecision() {
        assertThatIllegalArgumentException().isThrownBy(() -> log.add(0, 1)).withMessage("not a decision: 1 candidate");
        assertThatThrownBy(() -> log.add(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> log.add(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(log.size()).isZero();
    }

    private static DecisionLog logOf(int chosen, int of) {
        DecisionLog log = new DecisionLog();
        log.add(chosen, of);
        return log;
    }
}
