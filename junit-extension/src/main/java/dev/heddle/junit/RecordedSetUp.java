package dev.heddle.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The methods around one test's body: the set-up that JUnit was about to run, and the tear-down that it would run. */
final class RecordedSetUp {

    private final List<Method> methods = new ArrayList<>();
    private final List<Call> beforeEach = new ArrayList<>();
    private final List<Object> templates;
    private final Plan plan;

    private RecordedSetUp(List<Object> templates, Plan plan) {
        this.templates = templates;
        this.plan = plan;
    }

    static RecordedSetUp of(ExtensionContext test) {
        Store store = test.getStore(ExploreExtension.NAMESPACE);
        RecordedSetUp recorded = store.get(RecordedSetUp.class, RecordedSetUp.class);
        if (recorded == null) {
            recorded = new RecordedSetUp(test.getRequiredTestInstances().getAllInstances(), new Plan(test));
            store.put(RecordedSetUp.class, recorded);
        }
        return recorded;
    }

    /** Keeps a set-up method; JUnit hands them over in the order in which they are to run. */
    void add(ReflectiveInvocationContext<Method> invocation) {
        methods.add(invocation.getExecutable());
        beforeEach.add(call(invocation));
    }

    /** The test, with all that was recorded. */
    ControlledTest around(ReflectiveInvocationContext<Method> body, ExtensionContext test)
            throws IllegalAccessException {
        methods.add(body.getExecutable());
        methods.forEach(RecordedSetUp::refuseMocks);
        FreshInstances instances = new FreshInstances(templates, plan, test);
        return new ControlledTest(plan, instances, beforeEach, call(body), afterEach(test));
    }

    private static void refuseMocks(Method method) {
        for (Parameter parameter : method.getParameters()) {
            if (FreshMocks.isMock(parameter)) {
                throw Misuse.sharedMock(method, parameter);
            }
        }
    }

    private Call call(ReflectiveInvocationContext<Method> invocation) {
        Object target = invocation.getTarget().orElseThrow();
        int owner = 0;
        while (templates.get(owner) != target) {
            owner++;
        }
        Method method = invocation.getExecutable();
        return new Call(method, owner, plan.arguments(method, invocation.getArguments()));
    }

    /**
     * JUnit asks for the tear-down methods only after the body has run, which is too late; so they are found here, in
     * its order: the nested class before those around it, and a subclass before its superclass.
     */
    private List<Call> afterEach(ExtensionContext test) {
        List<Call> calls = new ArrayList<>();
        for (int owner = templates.size() - 1; owner >= 0; owner--) {
            Class<?> type = templates.get(owner).getClass();
            for (Method method :
                    AnnotationSupport.findAnnotatedMethods(type, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP)) {
                Prerequisites.refuseTimeout(method);
                List<@Nullable Object> resolved = new ArrayList<>();
                for (Parameter parameter : method.getParameters()) {
                    resolved.add(argument(parameter, method, test));
                }
                calls.add(new Call(method, owner, plan.arguments(method, resolved)));
            }
        }
        return calls;
    }

    private @Nullable Object argument(Parameter parameter, Method method, ExtensionContext test) {
        Optional<Wanted> wanted = plan.wanted(parameter);
        if (wanted.isPresent()) {
            return wanted.get().isAnew() ? null : new Parameters(test).lasting(wanted.get(), parameter);
        }
        if (parameter.getType() == TestInfo.class) {
            return new Info(test.getDisplayName(), test.getTags(), test.getTestClass(), test.getTestMethod());
        }
        if (parameter.getType() == TestReporter.class) {
            return (TestReporter) (Map<String, String> entries) -> test.publishReportEntry(entries);
        }
        throw Misuse.unresolvedParameter(method, parameter);
    }

    private record Info(String displayName, Set<String> tags, Optional<Class<?>> testClass, Optional<Method> testMethod)
            implements TestInfo {

        @Override
        public String getDisplayName() {
            return displayName;
        }

        @Override
        public Set<String> getTags() {
            return tags;
        }

        @Override
        public Optional<Class<?>> getTestClass() {
            return testClass;
        }

        @Override
        public Optional<Method> getTestMethod() {
            return testMethod;
        }
    }
}
