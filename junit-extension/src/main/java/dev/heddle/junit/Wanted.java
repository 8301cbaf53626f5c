package dev.heddle.junit;

import dev.heddle.Explorer;
import dev.heddle.VirtualClock;
import dev.heddle.async.AsyncExitStack;
import dev.heddle.async.EventLoop;
import dev.heddle.async.TaskGroup;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;

/** What a parameter asks for. */
sealed interface Wanted {

    /** Whether it is another one in each execution. */
    boolean isAnew();

    /** Things that there are without anybody's saying so. */
    enum Given implements Wanted {
        CLOCK,
        LOOP,
        GROUP,
        STACK,
        /** Of a test that explores by itself. */
        EXPLORER;

        private static final Map<Class<?>, Given> BY_TYPE = Map.of(
                VirtualClock.class,
                CLOCK,
                EventLoop.class,
                LOOP,
                TaskGroup.class,
                GROUP,
                AsyncExitStack.class,
                STACK,
                Explorer.class,
                EXPLORER);

        @Override
        public boolean isAnew() {
            return this != EXPLORER;
        }

        /** Whether there is one only in an event loop. */
        boolean needsLoop() {
            return this == LOOP || this == GROUP;
        }
    }

    /** A free port. */
    record Port(FreePort.Protocol protocol) implements Wanted {

        @Override
        public boolean isAnew() {
            return false;
        }
    }

    /** What a fixture gives for this type. */
    record OfFixture(Definition definition, Class<?> type) implements Wanted {

        @Override
        public boolean isAnew() {
            return definition.isOfExecution();
        }
    }

    /** What this parameter asks for; nothing if it is none of ours. */
    static Optional<Wanted> by(Parameter parameter, Definitions fixtures) {
        FreePort port = parameter.getAnnotation(FreePort.class);
        if (port != null) {
            if (parameter.getType() != int.class && parameter.getType() != Integer.class) {
                throw FixtureMisuse.noPort(parameter);
            }
            return Optional.of(new Port(port.value()));
        }
        Optional<Definition> fixture = fixtures.wantedBy(parameter);
        if (fixture.isPresent()) {
            return Optional.of(new OfFixture(fixture.get(), parameter.getType()));
        }
        return Optional.ofNullable(Given.BY_TYPE.get(parameter.getType()));
    }
}
