package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.junit.AsyncTest;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test says to Heddle, and what an execution finds the same each time. */
interface Words {

    @AsyncTest
    @Passes
    default void allValuesAreChosen() {
        assertThat(Heddle.choose(4)).isBetween(0, 3);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void oneValueIsWrong() {
        assertThat(Heddle.choose(4)).isNotEqualTo(3);
    }

    @AsyncTest
    @Passes
    default void whatIsAssumedHolds() {
        int chosen = Heddle.choose(4);
        Heddle.assume(chosen > 1);
        assertThat(chosen).isGreaterThan(1);
    }

    @AsyncTest
    @Passes
    default void whatJUnitAssumesHolds() {
        int chosen = Heddle.choose(4);
        assumeTrue(chosen % 2 == 0);
        assertThat(chosen).isIn(0, 2);
    }

    @AsyncTest
    @Passes
    default void idleMeansThatAllHaveEndedOrWait() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Thread one = Together.start(done::incrementAndGet);
        Thread two = Together.start(done::incrementAndGet);
        Heddle.awaitIdle();
        assertThat(done).hasValue(2);
        one.join();
        two.join();
    }

    @AsyncTest
    @Passes
    default void aPointIsNothingButAStep() throws Exception {
        Together.run(() -> Heddle.point("here"), () -> Heddle.point("there"));
    }

    @AsyncTest
    @Passes
    default void theTestKnowsThatItIsExplored() {
        assertThat(Heddle.active()).isTrue();
    }

    @AsyncTest
    @Passes
    default void chanceIsTheSameEachTime() {
        int known = new Random(1).nextInt();
        assertThat(new Random(1).nextInt()).isEqualTo(known);
        if (ThreadLocalRandom.current().nextBoolean()) {
            assertThat(UUID.randomUUID().version()).isEqualTo(4);
        }
        assertThat(Math.random()).isBetween(0.0, 1.0);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void hashCodesDecideNothingButAreTheSame() {
        int hash = new Object().hashCode();
        int random = new Random().nextInt();
        throw new IllegalStateException("hash " + hash + ", random " + random + ", by "
                + Thread.currentThread().getName().length());
    }
}
