package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    @Test
    void namesFileAndLineOfEachFailureAndEscapesWhatWouldEndIt() {
        Golden.assertSame("annotations.txt", String.join("\n", Annotations.of(Samples.ALL)));
    }

    @Test
    void saysNothingOfTestsThatPass() {
        assertThat(Annotations.of(List.of(Samples.VERIFIED, Samples.INCONCLUSIVE)))
                .isEmpty();
    }
}
