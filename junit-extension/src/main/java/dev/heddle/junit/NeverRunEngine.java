package dev.heddle.junit;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * A test engine without tests of its own: each method that is meant to be explored, but that JUnit Jupiter passes over,
 * becomes a test that fails and says why. JUnit finds it by its service file; in a project without such methods it finds
 * nothing.
 */
public final class NeverRunEngine implements TestEngine {

    private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.builder()
                    .addClassContainerSelectorResolver(NeverRunEngine::concerns)
                    .addSelectorResolver(context -> new Methods(context.getClassNameFilter()))
                    .build();

    /** Made by JUnit. */
    public NeverRunEngine() {}

    @Override
    public String getId() {
        return "heddle";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        var root = new EngineDescriptor(uniqueId, "Heddle");
        RESOLVER.resolve(request, root);
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor root = request.getRootTestDescriptor();
        listener.executionStarted(root);
        for (TestDescriptor child : root.getChildren()) {
            listener.executionStarted(child);
            listener.executionFinished(child, ((Failing) child).result());
        }
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static boolean concerns(Class<?> type) {
        return !NeverRun.in(type).isEmpty() || nested(type).anyMatch(NeverRunEngine::concerns);
    }

    private static Stream<Class<?>> nested(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredClasses())
                    .filter(member -> AnnotationSupport.isAnnotated(member, Nested.class));
        } catch (LinkageError missing) {
            return Stream.empty();
        }
    }

    /** A test that fails. */
    private static final class Failing extends AbstractTestDescriptor {

        private final NeverRun method;

        Failing(UniqueId uniqueId, NeverRun method) {
            super(uniqueId, method.method().getName() + "()", MethodSource.from(method.method()));
            this.method = method;
        }

        TestExecutionResult result() {
            return TestExecutionResult.failed(method.problem());
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }

    /** From a class to its methods and those of its nested classes; from a method to itself. */
    private record Methods(Predicate<String> classNames) implements SelectorResolver {

        @Override
        public Resolution resolve(ClassSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            if (!classNames.test(type.getName())) {
                return Resolution.unresolved();
            }
            return selectors(members(type));
        }

        @Override
        public Resolution resolve(MethodSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            Method method = selector.getJavaMethod();
            Set<Match> matches = NeverRun.in(type).stream()
                    .filter(found -> found.method().equals(method))
                    .map(found ->
                            context.addToParent(parent -> Optional.of(new Failing(id(parent, type, found), found))))
                    .flatMap(Optional::stream)
                    .map(Match::exact)
                    .collect(toSet());
            return matches.isEmpty() ? Resolution.unresolved() : Resolution.matches(matches);
        }

        private static UniqueId id(TestDescriptor parent, Class<?> type, NeverRun found) {
            return parent.getUniqueId().append("method", type.getName() + "#" + found.method());
        }

        private static Stream<DiscoverySelector> members(Class<?> type) {
            return Stream.concat(
                    NeverRun.in(type).stream().map(found -> DiscoverySelectors.selectMethod(type, found.method())),
                    nested(type).flatMap(Methods::members));
        }

        private static Resolution selectors(Stream<? extends DiscoverySelector> selectors) {
            Set<DiscoverySelector> found = selectors.collect(toSet());
            return found.isEmpty() ? Resolution.unresolved() : Resolution.selectors(found);
        }
    }
}
