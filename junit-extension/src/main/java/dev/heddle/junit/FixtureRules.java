package dev.heddle.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of a fixture method. Each check throws an {@link org.junit.jupiter.api.extension.ExtensionConfigurationException}
 * that says what to write instead.
 */
final class FixtureRules {

    private FixtureRules() {}

    static void check(Definition definition, Definitions all) {
        if (definition.provision().returned() == Void.class
                && !definition.written().auto()) {
            throw FixtureMisuse.ofNothing(definition);
        }
        if (definition.isOfTestClass() && !definition.isOfExecution() && !definition.isStatic()) {
            throw FixtureMisuse.ofInstance(definition);
        }
        Holders.check(definition);
        check(definition, all, new ArrayList<>());
    }

    private static void check(Definition definition, Definitions all, List<Method> path) {
        if (path.contains(definition.method())) {
            path.add(definition.method());
            throw FixtureMisuse.cycle(path.subList(path.indexOf(definition.method()), path.size()));
        }
        path.add(definition.method());
        for (Parameter parameter : definition.method().getParameters()) {
            Wanted wanted =
                    Wanted.by(parameter, all).orElseThrow(() -> FixtureMisuse.unknownParameter(definition, parameter));
            check(definition, wanted, parameter);
            if (wanted instanceof Wanted.OfFixture fixture) {
                check(fixture.definition(), all, path);
            }
        }
        path.remove(path.size() - 1);
    }

    private static void check(Definition definition, Wanted wanted, Parameter parameter) {
        if (wanted == Wanted.Given.GROUP || wanted == Wanted.Given.EXPLORER) {
            throw FixtureMisuse.unknownParameter(definition, parameter);
        }
        boolean lasts = !definition.isOfExecution();
        if (lasts && wanted.isAnew() && wanted != Wanted.Given.STACK) {
            throw FixtureMisuse.narrowerParameter(definition, parameter);
        }
        if (wanted instanceof Wanted.OfFixture needed
                && definition
                                .written()
                                .scope()
                                .compareTo(needed.definition().written().scope())
                        > 0) {
            throw FixtureMisuse.narrowerParameter(definition, parameter);
        }
    }
}
