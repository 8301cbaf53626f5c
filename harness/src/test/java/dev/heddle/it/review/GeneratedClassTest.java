package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Schedule;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/** A test that uses classes which a library makes in memory, under another name in each JVM. */
class GeneratedClassTest {

    /** What the generated class implements. */
    public interface Box {
        int getValue();
    }

    @OnEveryEngine
    void aTokenIsGoodWhateverTheNameOfAGeneratedClass(Engine engine) {
        Schedule schedule = Explorations.on(engine)
                .explore(() -> readFrom("dev.heddle.it.review.Box$Generated$One"))
                .outcomes()
                .values()
                .iterator()
                .next();

        var replayed = Explorations.on(engine)
                .replay(schedule)
                .explore(() -> readFrom("dev.heddle.it.review.Box$Generated$Two"));

        assertThat(replayed.failures()).isEmpty();
    }

    private static int readFrom(String name) throws ReflectiveOperationException {
        return ((Box) generated(name).getConstructor().newInstance()).getValue();
    }

    private static Class<?> generated(String name) {
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(Box.class)
                .defineProperty("value", int.class)
                .name(name)
                .make()
                .load(GeneratedClassTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }
}
