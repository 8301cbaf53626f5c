package dev.heddle.it.review;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FieldAccessor;

/** A class of a library with an optional dependency that isn't there: one of its fields has a type that nobody can load. */
class AbsentTypeTest {

    /** What the generated class implements. */
    public interface Box {
        int getValue();

        void setValue(int value);
    }

    private static final TypeDescription NOWHERE =
            new ByteBuddy().subclass(Object.class).name("no.such.Type").make().getTypeDescription();

    private static final Class<? extends Box> WITH_ABSENT = new ByteBuddy()
            .subclass(Object.class)
            .name("dev.heddle.it.review.WithAbsent")
            .implement(Box.class)
            .defineField("value", int.class, Visibility.PUBLIC)
            .defineField("absent", NOWHERE, Visibility.PUBLIC)
            .method(method -> method.getName().endsWith("Value"))
            .intercept(FieldAccessor.ofBeanProperty())
            .make()
            .load(AbsentTypeTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
            .getLoaded()
            .asSubclass(Box.class);

    @OnEveryEngine
    void isExploredLikeOthers(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).explore(() -> {
            Box box = WITH_ABSENT.getConstructor().newInstance();
            Threads.together(() -> box.setValue(box.getValue() + 1), () -> box.setValue(box.getValue() + 1));
            return box.getValue();
        });

        exploration.throwIfFailed();
        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
    }
}
