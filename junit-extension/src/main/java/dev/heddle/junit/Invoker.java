package dev.heddle.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Calls a method. Throws what the method throws, with nothing wrapped around. */
final class Invoker {

    private static final MethodType UNIFORM = MethodType.methodType(Object.class, Object.class, Object[].class);

    private final MethodHandle handle;

    Invoker(Method method) {
        method.setAccessible(true);
        try {
            MethodHandle found = MethodHandles.lookup().unreflect(method).asFixedArity();
            this.handle = (Modifier.isStatic(method.getModifiers())
                            ? MethodHandles.dropArguments(found, 0, Object.class)
                            : found)
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(UNIFORM);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError(method + " was made accessible, but isn't", impossible);
        }
    }

    /**
     * Calls it.
     *
     * @param target of no meaning to a static method
     */
    @Nullable
    Object call(@Nullable Object target, @Nullable Object[] arguments) throws Throwable {
        return (Object) handle.invokeExact(target, arguments);
    }
}
