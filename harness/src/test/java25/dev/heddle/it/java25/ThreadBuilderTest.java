package dev.heddle.it.java25;

import static dev.heddle.it.Claims.claim;
import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Builders of threads. */
class ThreadBuilderTest {

    private enum Kind {
        PLATFORM(() -> {
            Thread.Builder.OfPlatform builder = Thread.ofPlatform();
            return builder.name("worker-", 0);
        }),
        VIRTUAL(() -> {
            Thread.Builder.OfVirtual builder = Thread.ofVirtual();
            return builder.name("worker-", 0);
        });

        private final Supplier<Thread.Builder> maker;

        Kind(Supplier<Thread.Builder> maker) {
            this.maker = maker;
        }

        Thread.Builder builder() {
            return maker.get();
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {Thread.Builder.class, Thread.Builder.OfPlatform.class, Thread.Builder.OfVirtual.class},
            value = Aspect.MUST_FIND)
    void startThreadsThatRace(Engine engine, Kind kind) {
        var failure = failure(engine, () -> {
            int[] cell = new int[1];
            Thread.Builder builder = kind.builder();
            Thread one = builder.start(() -> cell[0]++);
            Thread two = builder.start(() -> cell[0]++);
            one.join();
            two.join();
            claim(cell[0] == 2, "both were counted");
        });

        assertThat(failure.cause()).hasMessage("not so: both were counted");
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {Thread.Builder.class, Thread.Builder.OfPlatform.class, Thread.Builder.OfVirtual.class},
            value = Aspect.MUST_FIND)
    void leaveItToTheCallerToStartWhatTheyMake(Engine engine, Kind kind) {
        var failure = failure(engine, () -> {
            int[] cell = new int[1];
            Thread thread = kind.builder().unstarted(() -> cell[0] = 1);
            thread.join();
            claim(cell[0] == 1, "it has run");
        });

        assertThat(failure.cause()).hasMessage("not so: it has run");
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {Thread.Builder.class, Thread.Builder.OfPlatform.class, Thread.Builder.OfVirtual.class},
            value = Aspect.MUST_NOT_FIND)
    void nameAndStartThreadsThatShareWell(Engine engine, Kind kind) {
        var exploration = Exhaustive.verified(engine, () -> {
            AtomicInteger sum = new AtomicInteger();
            Thread.Builder builder = kind.builder();
            Thread one = builder.start(sum::incrementAndGet);
            Thread two = builder.factory().newThread(sum::incrementAndGet);
            two.start();
            one.join();
            two.join();
            return List.of(one.getName(), two.getName(), sum.get());
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(List.of("worker-0", "worker-1", 2));
    }
}
