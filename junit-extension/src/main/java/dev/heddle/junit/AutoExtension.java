package dev.heddle.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Explores the tests in whose reach no {@link Explore} is but that of their package, and all tests if {@code heddle.mode} is {@code
 * auto}. JUnit finds it by its service file, where {@link AutoDetection} has asked for that; it leaves all other tests alone.
 */
public final class AutoExtension implements InvocationInterceptor, BeforeEachCallback, ParameterResolver {

    private final ExploreExtension extension = new ExploreExtension();

    /** Made by JUnit. */
    public AutoExtension() {}

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> call, ExtensionContext context)
            throws Throwable {
        return Reach.isAuto(context)
                ? extension.interceptTestClassConstructor(invocation, call, context)
                : invocation.proceed();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        if (Reach.isAuto(test)) {
            extension.beforeEach(test);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Reach.isAuto(context) && ExploreExtension.supports(parameter, context);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return extension.resolveParameter(parameter, context);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        if (Reach.isAuto(test)) {
            extension.interceptBeforeEachMethod(invocation, call, test);
        } else {
            invocation.proceed();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        if (Reach.isAuto(test)) {
            extension.interceptTestMethod(invocation, call, test);
        } else {
            invocation.proceed();
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        if (Reach.isAuto(test)) {
            extension.interceptTestTemplateMethod(invocation, call, test);
        } else {
            invocation.proceed();
        }
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        if (Reach.isAuto(test)) {
            extension.interceptAfterEachMethod(invocation, call, test);
        } else {
            invocation.proceed();
        }
    }
}
