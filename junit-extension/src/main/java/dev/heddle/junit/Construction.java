package dev.heddle.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** How an instance of a test class was made, so that more can be made in the same way. */
final class Construction {

    private static final MethodType UNIFORM = MethodType.methodType(Object.class, Object[].class);

    private final Constructor<?> written;
    private final MethodHandle constructor;
    private final boolean inner;
    private final List<?> resolved;

    /** A constructor, and what it was called with; an enclosing instance, if it has one, is the first argument. */
    Construction(Constructor<?> constructor, List<?> arguments) {
        constructor.setAccessible(true);
        this.written = constructor;
        try {
            this.constructor = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asFixedArity()
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(UNIFORM);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError(constructor + " was made accessible, but isn't", impossible);
        }
        this.inner = isInner(constructor.getDeclaringClass());
        this.resolved = arguments;
    }

    /** Keeps the construction of an instance until {@link #of} asks for it. */
    void remember(Object instance, ExtensionContext context) {
        context.getStore(ExploreExtension.NAMESPACE).put(new Identity(instance), this);
    }

    /**
     * How the instance was made: as remembered, or by the constructor without parameters of its class.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if neither is there
     */
    static Construction of(Object instance, ExtensionContext test) {
        return TestClasses.contexts(test).stream()
                .map(context -> taken(instance, context.getStore(ExploreExtension.NAMESPACE)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> withoutParameters(instance.getClass()));
    }

    /** Out of the store, which lives as long as the test class, and would keep the instance of each test. */
    private static Optional<Construction> taken(Object instance, Store store) {
        return Optional.ofNullable(store.remove(new Identity(instance), Construction.class));
    }

    private static Construction withoutParameters(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == (isInner(type) ? 1 : 0)) {
                return new Construction(constructor, isInner(type) ? List.of(type) : List.of());
            }
        }
        throw Misuse.unknownConstructor(type);
    }

    private static boolean isInner(Class<?> type) {
        return type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
    }

    /** What it is called with in the executions of this plan. */
    Arguments arguments(Plan plan) {
        return plan.arguments(written, resolved);
    }

    /**
     * A new instance.
     *
     * @param enclosing the instance around it; of no meaning to a class that isn't an inner one
     */
    Object instance(Object enclosing, @Nullable Object[] arguments) throws Throwable {
        if (!inner) {
            return (Object) constructor.invokeExact(arguments);
        }
        @Nullable Object[] enclosed = arguments.clone();
        enclosed[0] = enclosing;
        return (Object) constructor.invokeExact(enclosed);
    }

    /** A key that is equal to another if both hold the very same instance. */
    private record Identity(Object instance) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity that && that.instance == instance;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(instance);
        }
    }
}
