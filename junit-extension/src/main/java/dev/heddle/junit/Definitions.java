package dev.heddle.junit;

import dev.heddle.internal.fixtures.Provision;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The fixtures that a test can ask for; see {@link Fixture} for where they are found, and which is taken. */
final class Definitions {

    private static final String TEMPLATE_WITH_ARGUMENTS = "org.junit.jupiter.params.ParameterizedTest";

    /** For each place in which they were found, the nearest first. */
    private final List<List<Definition>> levels = new ArrayList<>();

    private Definitions() {}

    /** Those of a test, or of a test class. */
    static Definitions of(ExtensionContext context) {
        Definitions found = new Definitions();
        int owner = TestClasses.insideOut(context).size();
        Set<Class<?>> seen = new LinkedHashSet<>();
        for (ExtensionContext place : TestClasses.contexts(context)) {
            Class<?> type = place.getTestClass().orElse(null);
            ExtensionContext outermost = outermost(place);
            if (type != null && seen.add(type)) {
                owner--;
                found.add(type, owner, outermost);
                AnnotationSupport.findAnnotation(type, UseFixtures.class)
                        .ifPresent(used -> Arrays.stream(used.value())
                                .forEach(each -> found.add(each, Definition.NO_TEST_CLASS, outermost)));
            }
        }
        return found;
    }

    /** Of the contexts of a test and of its class that of the class, which lives longer. */
    private static ExtensionContext outermost(ExtensionContext place) {
        ExtensionContext at = place;
        for (Optional<ExtensionContext> above = at.getParent();
                above.isPresent() && above.get().getTestClass().equals(place.getTestClass());
                above = at.getParent()) {
            at = above.get();
        }
        return at;
    }

    private void add(Class<?> type, int owner, ExtensionContext place) {
        List<Definition> level = new ArrayList<>();
        for (Method method :
                AnnotationSupport.findAnnotatedMethods(type, Fixture.class, HierarchyTraversalMode.TOP_DOWN)) {
            Fixture written =
                    AnnotationSupport.findAnnotation(method, Fixture.class).orElseThrow();
            level.add(new Definition(method, written, Provision.of(method), owner, place));
        }
        levels.add(level);
    }

    /** All, the outermost first, as they are set up. */
    List<Definition> all() {
        List<Definition> all = new ArrayList<>();
        for (int i = levels.size() - 1; i >= 0; i--) {
            all.addAll(levels.get(i));
        }
        return all;
    }

    /** The one that this parameter asks for, if it asks for any. */
    Optional<Definition> wantedBy(Parameter parameter) {
        From from = parameter.getAnnotation(From.class);
        if (from != null) {
            return Optional.of(named(parameter, from.value()));
        }
        if (!mayAskByType(parameter)) {
            return Optional.empty();
        }
        for (List<Definition> level : levels) {
            List<Definition> fitting = level.stream()
                    .filter(definition -> definition.provision().gives(parameter.getType()))
                    .toList();
            if (!fitting.isEmpty()) {
                return Optional.of(fitting.size() == 1 ? fitting.get(0) : namedLike(parameter, fitting));
            }
        }
        return Optional.empty();
    }

    private Definition named(Parameter parameter, String name) {
        for (List<Definition> level : levels) {
            for (Definition definition : level) {
                if (definition.method().getName().equals(name)) {
                    if (!definition.provision().gives(parameter.getType())) {
                        throw FixtureMisuse.ofAnotherType(definition, parameter);
                    }
                    return definition;
                }
            }
        }
        throw FixtureMisuse.unknown(parameter, name, all());
    }

    private static Definition namedLike(Parameter parameter, List<Definition> fitting) {
        return fitting.stream()
                .filter(definition -> parameter.isNamePresent()
                        && definition.method().getName().equals(parameter.getName()))
                .findFirst()
                .orElseThrow(() -> FixtureMisuse.several(parameter, fitting));
    }

    /** Other annotations ask for something else, and so do all parameters of a test that JUnit gives arguments to. */
    private static boolean mayAskByType(Parameter parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        return Arrays.stream(parameter.getAnnotations()).noneMatch(Definitions::isForeign)
                && !isMarked(executable, TEMPLATE_WITH_ARGUMENTS);
    }

    private static boolean isForeign(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return !name.startsWith("dev.heddle.") && !name.startsWith("java.") && !name.startsWith("org.jspecify.");
    }

    /** By name, as those who don't use it need not have it. */
    private static boolean isMarked(AnnotatedElement element, String annotation) {
        return Arrays.stream(element.getAnnotations()).anyMatch(each -> {
            Class<? extends Annotation> type = each.annotationType();
            return type.getName().equals(annotation)
                    || Arrays.stream(type.getAnnotations())
                            .anyMatch(on -> on.annotationType().getName().equals(annotation));
        });
    }
}
