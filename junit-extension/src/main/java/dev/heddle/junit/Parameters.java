package dev.heddle.junit;

import dev.heddle.Explorer;
import dev.heddle.VirtualClock;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What JUnit gives to the parameters of a test. What is made anew in each execution isn't there yet when JUnit asks for it: it gets
 * nothing, and {@link Arguments} puts the right thing in its place.
 */
final class Parameters {

    private final ExtensionContext context;
    private final Definitions fixtures;

    Parameters(ExtensionContext context) {
        this.context = context;
        this.fixtures = Definitions.of(context);
    }

    /** Whether this test explores by itself, with an explorer that it is given. */
    static boolean explores(Method test) {
        return Arrays.asList(test.getParameterTypes()).contains(Explorer.class);
    }

    /** What a parameter asks for; nothing if it is none of ours. */
    Optional<Wanted> wanted(Parameter parameter) {
        return Wanted.by(parameter, fixtures);
    }

    /** What JUnit is told. */
    @Nullable
    Object resolved(Parameter parameter) {
        Wanted wanted = wanted(parameter).orElseThrow();
        if (!wanted.isAnew()) {
            return lasting(wanted, parameter);
        }
        if (JunitRun.isInside(context)) {
            return inside(wanted, parameter);
        }
        refuseOutside(parameter);
        return Array.get(Array.newInstance(parameter.getType(), 1), 0);
    }

    private void refuseOutside(Parameter parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        boolean once = executable instanceof Method && Modifier.isStatic(executable.getModifiers());
        boolean explores = context.getTestMethod().filter(Parameters::explores).isPresent();
        if (once || explores) {
            throw FixtureMisuse.onlyInExecutions(parameter, once);
        }
    }

    /** In a run of JUnit that an execution consists of, all is made when JUnit asks for it. */
    private @Nullable Object inside(Wanted wanted, Parameter parameter) {
        if (wanted == Wanted.Given.CLOCK) {
            return VirtualClock.current();
        }
        if (wanted instanceof Wanted.OfFixture fixture) {
            return value(fixture, context.getStore(ExploreExtension.NAMESPACE));
        }
        throw FixtureMisuse.noLoopInside(parameter);
    }

    /** What isn't made anew. */
    @Nullable
    Object lasting(Wanted wanted, Parameter parameter) {
        if (wanted instanceof Wanted.OfFixture fixture) {
            return value(fixture, fixture.definition().store());
        }
        if (wanted instanceof Wanted.Port port) {
            return FreePorts.SHARED.of(
                    context.getUniqueId() + parameter.getDeclaringExecutable() + parameter, port.protocol());
        }
        Method test = context.getRequiredTestMethod();
        if (AnnotationSupport.isAnnotated(test, AsyncTest.class)) {
            throw FixtureMisuse.explorerInAsyncTest(test);
        }
        return new ExploredTest(context).ownExplorer();
    }

    /** Sets up those fixtures that nobody asks for. */
    void openAuto() {
        for (Definition definition : fixtures.all()) {
            if (definition.written().auto()) {
                if (!definition.isOfExecution()) {
                    value(new Wanted.OfFixture(definition, Object.class), definition.store());
                } else if (JunitRun.isInside(context)) {
                    value(new Wanted.OfFixture(definition, Object.class), context.getStore(ExploreExtension.NAMESPACE));
                }
            }
        }
    }

    private @Nullable Object value(Wanted.OfFixture fixture, Store store) {
        Definition definition = fixture.definition();
        LastingFixture there = store.get(definition.method(), LastingFixture.class);
        if (there == null) {
            List<@Nullable Object> arguments = new ArrayList<>(); // first, so that what it needs is torn down after it
            for (Parameter parameter : definition.method().getParameters()) {
                Wanted wanted = wanted(parameter).orElseThrow();
                arguments.add(wanted == Wanted.Given.STACK ? null : resolved(parameter));
            }
            there = store.getOrComputeIfAbsent(
                    definition.method(),
                    method -> new LastingFixture(definition, target(definition), arguments),
                    LastingFixture.class);
        }
        try {
            return there.value(definition, fixture.type());
        } catch (Throwable thrown) {
            throw new ParameterResolutionException(
                    "Fixture " + definition.name() + " can't be set up: " + thrown, thrown);
        }
    }

    private @Nullable Object target(Definition definition) {
        if (definition.isStatic() || !definition.isOfTestClass()) {
            return null;
        }
        return context.getTestInstances()
                .orElseThrow(() -> FixtureMisuse.beforeInstance(definition))
                .getAllInstances()
                .get(definition.owner());
    }
}
