package dev.heddle.junit;

import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopOptions;
import dev.heddle.junit.Arguments.Anew;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which fixtures the executions of a test make, and with what; and whether they run in an event loop. */
final class Plan {

    /** How a fixture is made. */
    record Making(Invoker invoker, Arguments arguments) {}

    private final ExtensionContext test;
    private final Definitions definitions;
    private final Map<Method, Making> makings = new LinkedHashMap<>();
    private final Set<Method> planned = new HashSet<>();
    private final List<Definition> auto = new ArrayList<>();
    private @Nullable LoopOptions loop;

    Plan(ExtensionContext test) {
        this.test = test;
        this.definitions = Definitions.of(test);
        this.loop = InLoop.written(test).orElse(null);
        for (Definition definition : definitions.all()) {
            if (definition.written().auto() && definition.isOfExecution()) {
                auto.add(definition);
                plan(definition);
            }
        }
    }

    /**
     * Looks whether all fixtures that a test could ask for can be made.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if one can't
     */
    static void check(ExtensionContext test) {
        Definitions definitions = Definitions.of(test);
        definitions.all().forEach(definition -> FixtureRules.check(definition, definitions));
    }

    /** The fixtures that are made though nobody asks for them, in order. */
    List<Definition> auto() {
        return auto;
    }

    /** The options of the loop that each execution runs in; null if it runs in none. */
    @Nullable
    LoopOptions loop() {
        return loop;
    }

    /** How a fixture is made that this plan has arguments for. */
    Making making(Definition definition) {
        return Objects.requireNonNull(makings.get(definition.method()));
    }

    /** What a method or a constructor of the test is called with in each execution; JUnit has resolved these once. */
    Arguments arguments(Executable executable, List<?> resolved) {
        Parameter[] parameters = executable.getParameters();
        List<Anew> anew = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            int index = i;
            Wanted.by(parameters[i], definitions).filter(Wanted::isAnew).ifPresent(wanted -> {
                plan(wanted);
                anew.add(new Anew(index, wanted));
            });
        }
        return new Arguments(resolved, anew);
    }

    /** What this parameter of a tear-down method asks for; nothing if it is none of ours. */
    Optional<Wanted> wanted(Parameter parameter) {
        return Wanted.by(parameter, definitions);
    }

    private void plan(Wanted wanted) {
        if (wanted instanceof Wanted.OfFixture fixture) {
            plan(fixture.definition());
        } else if (wanted instanceof Wanted.Given given && given.needsLoop()) {
            needLoop();
        }
    }

    private void plan(Definition definition) {
        if (!planned.add(definition.method())) {
            return;
        }
        if (definition.provision().needsLoop()) {
            needLoop();
        }
        List<@Nullable Object> resolved = new ArrayList<>();
        List<Anew> anew = new ArrayList<>();
        for (Parameter parameter : definition.method().getParameters()) {
            Wanted wanted = Wanted.by(parameter, definitions).orElseThrow();
            plan(wanted);
            if (wanted.isAnew()) {
                anew.add(new Anew(resolved.size(), wanted));
                resolved.add(null);
            } else {
                resolved.add(new Parameters(test).lasting(wanted, parameter));
            }
        }
        makings.put(definition.method(), new Making(new Invoker(definition.method()), new Arguments(resolved, anew)));
    }

    private void needLoop() {
        loop = loop == null ? EventLoop.options() : loop;
    }
}
