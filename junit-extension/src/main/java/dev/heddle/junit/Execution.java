package dev.heddle.junit;

import dev.heddle.VirtualClock;
import dev.heddle.async.EventLoop;
import dev.heddle.async.TaskGroup;
import dev.heddle.internal.fixtures.Provided;
import dev.heddle.internal.fixtures.TearDown;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one execution of a test has: its instances, its fixtures, and what is closed at its end. */
final class Execution {

    private final Plan plan;
    private final TearDown tearDown = new TearDown();
    private final Map<Method, Provided> made = new HashMap<>();
    private final Map<Class<?>, Object> holders = new HashMap<>();
    private Object @Nullable [] instances;
    private @Nullable TaskGroup group;

    Execution(Plan plan) {
        this.plan = plan;
    }

    /** From now on, these are the instances of the test classes, from the outermost to the innermost. */
    void runOn(Object[] made) {
        instances = made;
    }

    Object instance(int owner) {
        return Objects.requireNonNull(instances)[owner];
    }

    /** The group of the test's body is this. */
    void runIn(TaskGroup opened) {
        group = opened;
    }

    /** Makes the fixtures that nobody asks for. */
    void open() throws Throwable {
        for (Definition definition : plan.auto()) {
            provided(definition).value();
        }
    }

    /** What a parameter asked for. */
    @Nullable
    Object value(Wanted wanted) throws Throwable {
        if (wanted instanceof Wanted.OfFixture fixture) {
            Provided provided = provided(fixture.definition());
            return fixture.definition().provision().givesUnawaited(fixture.type())
                    ? provided.returned()
                    : provided.value();
        }
        return switch ((Wanted.Given) wanted) {
            case CLOCK -> VirtualClock.current();
            case LOOP -> EventLoop.current();
            case GROUP -> group;
            case STACK -> tearDown.stack();
            case EXPLORER -> throw new IllegalStateException("an explorer is given from outside");
        };
    }

    private Provided provided(Definition definition) throws Throwable {
        Provided there = made.get(definition.method());
        if (there != null) {
            return there;
        }
        Plan.Making making = plan.making(definition);
        @Nullable Object[] arguments = making.arguments().in(this);
        Object returned = making.invoker().call(definition.isStatic() ? null : holder(definition), arguments);
        Provided provided = new Provided(definition.name(), returned, tearDown);
        made.put(definition.method(), provided);
        return provided;
    }

    private Object holder(Definition definition) throws Throwable {
        if (!definition.isOfTestClass()) {
            return Holders.of(definition, holders);
        }
        if (instances == null) {
            throw FixtureMisuse.beforeInstance(definition);
        }
        return instances[definition.owner()];
    }

    /** Tears down what was set up, in reverse order. */
    void close() throws Throwable {
        tearDown.run();
    }
}
