package dev.heddle.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A method of a test class, ready to be called with known arguments in each execution. Throws what the method throws,
 * with nothing wrapped around.
 */
final class Call {

    private static final MethodType UNIFORM = MethodType.methodType(Object.class, Object.class, Object[].class);

    private final MethodHandle handle;
    private final int owner;
    private final Object[] arguments;

    /**
     * A call of the method.
     *
     * @param owner the position of the instance to call it on, counted from the outermost test class
     */
    Call(Method method, int owner, List<?> arguments) {
        method.setAccessible(true);
        try {
            this.handle = MethodHandles.lookup()
                    .unreflect(method)
                    .asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(UNIFORM);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError(method + " was made accessible, but isn't", impossible);
        }
        this.owner = owner;
        this.arguments = arguments.toArray();
    }

    void on(Object[] instances) throws Throwable {
        Object ignored = (Object) handle.invokeExact(instances[owner], arguments);
    }
}
