package dev.heddle.it.java25;

import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.List;
import java.util.NoSuchElementException;

/** Values that are bound for the time of a call, in the thread that makes it. */
class ScopedValueTest {

    private static final ScopedValue<String> USER = ScopedValue.newInstance();
    private static final ScopedValue<Integer> LEVEL = ScopedValue.newInstance();

    @OnEveryEngine
    @Shows(
            of = {ScopedValue.class, ScopedValue.Carrier.class},
            value = Aspect.MUST_NOT_FIND)
    void isBoundInEachThreadByItself(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            String[] seen = new String[2];
            Threads.together(
                    () -> ScopedValue.where(USER, "ann").run(() -> {
                        Thread.yield();
                        seen[0] = USER.get();
                    }),
                    () -> ScopedValue.where(USER, "bob").where(LEVEL, 2).run(() -> {
                        Thread.yield();
                        seen[1] = USER.get() + LEVEL.get();
                    }));
            return List.of(seen[0], seen[1], USER.isBound());
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(List.of("ann", "bob2", false));
    }

    @OnEveryEngine
    void comesBackWhenTheInnerCallEnds(Engine engine) {
        var exploration = Exhaustive.verified(
                engine,
                () -> ScopedValue.where(USER, "outer").call(() -> {
                    String inner = ScopedValue.where(USER, "inner").call(USER::get);
                    Thread other = Threads.start(() -> {});
                    other.join();
                    return inner + " " + USER.get() + " " + LEVEL.orElse(7);
                }));

        assertThat(exploration.outcomes()).containsOnlyKeys("inner outer 7");
    }

    @OnEveryEngine
    void isUnboundAgainAfterAnException(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            try {
                ScopedValue.where(USER, "ann").run(() -> {
                    throw new IllegalStateException("broken");
                });
                return "returned";
            } catch (IllegalStateException e) {
                return e.getMessage() + " " + USER.isBound();
            }
        });

        assertThat(exploration.outcomes()).containsOnlyKeys("broken false");
    }

    @OnEveryEngine
    @Shows(
            of = {ScopedValue.class, ScopedValue.Carrier.class},
            value = Aspect.MUST_FIND)
    void isNotHandedToAThreadThatIsStartedPlainly(Engine engine) {
        Failure failure =
                failure(engine, () -> ScopedValue.where(USER, "ann").run(() -> Threads.start("plain", USER::get)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
        assertThat(failure.cause()).isInstanceOf(NoSuchElementException.class);
    }
}
