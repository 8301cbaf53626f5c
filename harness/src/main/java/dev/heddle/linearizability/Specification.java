package dev.heddle.linearizability;

import dev.heddle.internal.session.InsideTest;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequential specification by its operations, and what is known of the histories that it explains. */
final class Specification {

    private static final ClassValue<Specification> KNOWN = new ClassValue<>() {
        @Override
        protected Specification computeValue(Class<?> type) {
            return new Specification(type);
        }
    };

    private final Class<?> type;
    private final Judge judge;

    private Specification(Class<?> type) {
        this.type = type;
        this.judge = new Judge(type);
    }

    /** The one for this class: what is known of it holds in all executions. */
    static Specification of(Class<?> type) {
        return InsideTest.silently(() -> KNOWN.get(type));
    }

    Judge judge() {
        return judge;
    }

    /**
     * The operation of this name that takes these arguments.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    Method operation(String name, @Nullable Object[] arguments) {
        List<Method> fitting = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isBridge()
                    && takes(method, arguments)) {
                fitting.add(method);
            }
        }
        if (fitting.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " has " + (fitting.isEmpty() ? "no" : "more than one")
                    + " public method " + name + " that takes " + Arrays.toString(arguments));
        }
        return fitting.get(0);
    }

    private static boolean takes(Method method, @Nullable Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        boolean takes = types.length == arguments.length;
        for (int i = 0; takes && i < types.length; i++) {
            Object argument = arguments[i];
            takes = argument == null
                    ? !types[i].isPrimitive()
                    : MethodType.methodType(types[i]).wrap().returnType().isInstance(argument);
        }
        return takes;
    }
}
