package dev.heddle.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A method of a test class, ready to be called with known arguments in each execution. Throws what the method throws, with
 * nothing wrapped around.
 *
 * @param handle of the type {@code (Object, Object[])Object}
 * @param owner the position of the instance to call it on, counted from the outermost test class
 */
record Call(MethodHandle handle, int owner, Object[] arguments) {

    private static final MethodType UNIFORM = MethodType.methodType(Object.class, Object.class, Object[].class);

    static Call of(Method method, int owner, List<?> arguments) {
        method.setAccessible(true);
        try {
            MethodHandle handle = MethodHandles.lookup()
                    .unreflect(method)
                    .asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(UNIFORM);
            return new Call(handle, owner, arguments.toArray());
        } catch (IllegalAccessException impossible) {
            throw new LinkageError(method + " was made accessible, but isn't", impossible);
        }
    }

    void on(Object[] instances) throws Throwable {
        Object ignored = (Object) handle.invokeExact(instances[owner], arguments);
    }
}
