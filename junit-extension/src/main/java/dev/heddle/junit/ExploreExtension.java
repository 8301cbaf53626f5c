package dev.heddle.junit;

import dev.heddle.internal.instrument.Installation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Puts an exploration in the place of each test method in its reach.
 *
 * <p>It has no state, since JUnit may run several tests at once: what it records is in the store of the test's context,
 * and of an instance not yet tied to a test, in the store of the context that it was made in.
 */
final class ExploreExtension implements InvocationInterceptor, BeforeEachCallback, ParameterResolver {

    static final Namespace NAMESPACE = Namespace.create(ExploreExtension.class);

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> call, ExtensionContext context)
            throws Throwable {
        T instance = invocation.proceed();
        if (!JunitRun.isInside(context)) {
            new Construction(call.getExecutable(), call.getArguments()).remember(instance, context);
        }
        return instance;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        if (Reach.isExcepted(test.getRequiredTestMethod(), test.getRequiredTestClass())) {
            return;
        }
        if (!JunitRun.isInside(test)) {
            Installation.ensure();
            Prerequisites.check(test);
            Plan.check(test);
        }
        new Parameters(test).openAuto();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return !Reach.isAuto(context) && supports(parameter, context); // else AutoExtension gives it
    }

    static boolean supports(ParameterContext parameter, ExtensionContext context) {
        return new Parameters(context).wanted(parameter.getParameter()).isPresent();
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Parameters(context).resolved(parameter.getParameter());
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        if (isRunByJunit(test)) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        Prerequisites.refuseTimeout(call.getExecutable());
        RecordedSetUp.of(test).add(call);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        exploreInPlaceOf(invocation, call, test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        exploreInPlaceOf(invocation, call, test);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test) {
        invocation.skip();
        throw Misuse.testFactory(call.getExecutable());
    }

    /** The tear-down has been run at the end of each execution. */
    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        if (isRunByJunit(test)) {
            invocation.proceed();
        } else {
            invocation.skip();
        }
    }

    /** Whether JUnit calls the test and its set-up itself. */
    private static boolean isRunByJunit(ExtensionContext test) {
        Method method = test.getRequiredTestMethod();
        return JunitRun.isInside(test)
                || Parameters.explores(method)
                || Reach.isExcepted(method, test.getRequiredTestClass());
    }

    private static void exploreInPlaceOf(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> body, ExtensionContext test)
            throws Throwable {
        if (isRunByJunit(test)) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        ExploredTest explored = new ExploredTest(test);
        if (explored.isolation() == Isolation.JUNIT) {
            InLoop.refuse(test);
            explored.run(new JunitRun(test));
        } else {
            explored.run(RecordedSetUp.of(test).around(body, test));
        }
    }
}
