package dev.heddle.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.model.RaceDetector.Former;
import dev.heddle.internal.model.RaceDetector.Release;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a race, by the order of an execution alone: thread 0 has started the threads 1, 2 and 3. */
class FastTrackTest {

    private static final int PART = 8;
    private static final int OTHER_PART = 12;

    private final FastTrack detector = new FastTrack();
    private final Object variable = new Object();
    private final Object flag = new Object();
    private int step;

    @BeforeEach
    void begin() {
        detector.begin();
        for (int child = 1; child <= 3; child++) {
            detector.started(0, child);
        }
    }

    private @Nullable Former read(int thread) {
        return detector.read(thread, variable, PART, 100 + 2 * thread, ++step);
    }

    private @Nullable Former write(int thread) {
        return detector.write(thread, variable, PART, 101 + 2 * thread, ++step);
    }

    private void handOver(int from, int to) {
        detector.release(from, flag, PART, Release.ADDS);
        detector.acquire(to, flag, PART);
    }

    @Test
    void twoWritesRace() {
        assertThat(write(1)).isNull();

        assertThat(write(2)).isEqualTo(new Former(1, 103, 1));
    }

    @Test
    void aWriteAndAReadRaceInEitherOrder() {
        write(1);
        assertThat(read(2)).isEqualTo(new Former(1, 103, 1));

        begin();
        read(1);
        assertThat(write(2)).isEqualTo(new Former(1, 102, 3));
    }

    @Test
    void readsDoNotRace() {
        read(1);
        read(2);

        assertThat(read(3)).isNull();
    }

    @Test
    void aWriteRacesWithTheOneReadOfManyThatNothingOrders() {
        read(1);
        read(2);
        read(3);
        handOver(1, 3);

        assertThat(write(3)).isEqualTo(new Former(2, 104, 2));
    }

    @Test
    void aWriteThatComesAfterAllReadsRacesWithNone() {
        read(1);
        read(2);
        handOver(1, 3);
        handOver(2, 3);

        assertThat(write(3)).isNull();
        assertThat(write(3)).isNull();
        assertThat(read(2)).isEqualTo(new Former(3, 107, 3));
    }

    @Test
    void aStartOrdersAndWhatIsDoneAfterItDoesNot() {
        write(0);
        detector.started(0, 4);
        assertThat(write(4)).isNull();

        assertThat(read(0)).isEqualTo(new Former(4, 109, 2));
    }

    @Test
    void whatIsDoneAfterAReleaseIsNotOrderedByIt() {
        detector.release(1, flag, PART, Release.ADDS);
        write(1);
        detector.acquire(2, flag, PART);

        assertThat(write(2)).isNotNull();
    }

    @Test
    void releasesAreAddedUp() {
        write(1);
        detector.release(1, flag, PART, Release.ADDS);
        detector.release(2, flag, PART, Release.REPLACES);
        detector.forget(flag, PART);
        detector.acquire(3, flag, PART);

        assertThat(write(3)).isNull();
    }

    @Test
    void aReleaseCanBeReplacedOrForgotten() {
        write(1);
        detector.release(1, flag, PART, Release.REPLACES);
        detector.release(2, flag, PART, Release.REPLACES);
        detector.acquire(3, flag, PART);
        assertThat(write(3)).isNotNull();

        begin();
        write(1);
        detector.release(1, flag, PART, Release.REPLACES);
        detector.forget(flag, PART);
        detector.acquire(3, flag, PART);
        assertThat(write(3)).isNotNull();
    }

    @Test
    void orderIsTransitive() {
        write(1);
        handOver(1, 2);
        detector.release(2, variable, OTHER_PART, Release.REPLACES);
        detector.acquire(3, variable, OTHER_PART);

        assertThat(write(3)).isNull();
    }

    @Test
    void partsOfAnObjectAreVariablesOfTheirOwn() {
        write(1);

        assertThat(detector.write(2, variable, OTHER_PART, 1, 2)).isNull();
    }

    @Test
    void anExecutionKnowsNothingOfTheOneBefore() {
        write(1);
        detector.release(1, flag, PART, Release.ADDS);
        begin();
        assertThat(write(2)).isNull();

        detector.acquire(3, flag, PART);
        assertThat(write(3)).isEqualTo(new Former(2, 105, 2));
    }

    @Test
    void whoSeesThatAllOthersAreIdleComesAfterThem() {
        write(1);
        detector.acquireAll(2);

        assertThat(write(2)).isNull();
    }

    @Test
    void keepsThousandsOfVariablesApart() {
        Object[] variables = new Object[5_000];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = new Object();
            detector.write(1, variables[i], PART, 3, i);
        }

        for (int i = 0; i < variables.length; i++) {
            assertThat(detector.read(2, variables[i], PART, 4, 0)).isEqualTo(new Former(1, 3, i));
        }
    }
}
