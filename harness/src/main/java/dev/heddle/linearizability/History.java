package dev.heddle.linearizability;

import dev.heddle.internal.session.InsideTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one execution: which thread did what, what came of it, and which operation had returned before which began.
 * Made by {@link Linearizability#record()} inside of a test. Arguments and results are compared by {@code equals}, and
 * must not change later.
 *
 * <p>An operation that ends by an {@link InterruptedException} or a {@link CancellationException} was cut off: it may have
 * happened, then or later, or not. So does one that has not returned when {@link #verify()} is called. One that ends by any
 * other exception has that for its result, and the specification has to throw one of the same class.
 */
public final class History {

    /** What an operation does for real. */
    @FunctionalInterface
    public interface Operation<T extends @Nullable Object, E extends Exception> {
        @Nullable
        T call() throws E;
    }

    /** What an operation without a result does for real. */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        void run() throws E;
    }

    private final Specification specification;
    private final Invocation.Moments moments = new Invocation.Moments();
    private final List<Invocation> invocations = new ArrayList<>();

    History(Specification specification) {
        this.specification = specification;
    }

    /**
     * Does an operation, and records it.
     *
     * @param operation the name of the specification's method
     * @param real what is done
     * @param arguments the arguments of the specification's method
     * @return what {@code real} returned
     * @throws IllegalArgumentException if the specification has no such method
     * @throws IllegalStateException outside of an exploration, or inside of another operation of the same thread
     * @throws E what {@code real} throws
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // what real returned, which is null where T may be
    public <T extends @Nullable Object, E extends Exception> T call(
            String operation, Operation<T, E> real, @Nullable Object... arguments) throws E {
        Invocation done = perform(operation, real, arguments);
        rethrow(done);
        return (T) done.value;
    }

    /**
     * Does an operation without a result, and records it.
     *
     * @throws IllegalArgumentException if the specification has no such method, or if that returns a value
     * @throws IllegalStateException outside of an exploration, or inside of another operation of the same thread
     * @throws E what {@code real} throws
     */
    public <E extends Exception> void run(String operation, Action<E> real, @Nullable Object... arguments) throws E {
        if (InsideTest.silently(() -> specification.operation(operation, arguments))
                        .getReturnType()
                != void.class) {
            throw new IllegalArgumentException("the specification's " + operation
                    + " returns a value: record what was returned for real, by call");
        }
        Operation<@Nullable Object, E> done = () -> {
            real.run();
            return null;
        };
        rethrow(perform(operation, done, arguments));
    }

    /** Does an operation, and records it, whatever comes of it. */
    Invocation perform(String operation, Operation<?, ?> real, @Nullable Object[] arguments) {
        Invocation invocation = begin(operation, arguments);
        try {
            invocation.value = real.call();
        } catch (Exception thrown) {
            invocation.thrown = thrown;
        }
        InsideTest.responds();
        invocation.ends();
        return invocation;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what real threw, which is an E or unchecked
    private static <E extends Exception> void rethrow(Invocation done) throws E {
        Exception thrown = done.thrown;
        if (thrown != null) {
            throw (E) thrown;
        }
    }

    /**
     * An object whose methods do what those of {@code real} do, and are recorded. Each method that is called must be one of
     * the specification's, by name and arguments.
     */
    public <T> T recorded(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    @Nullable Object[] arguments = given == null ? new @Nullable Object[0] : given;
                    return method.getDeclaringClass() == Object.class
                            ? reflected(method, real, arguments)
                            : call(method.getName(), () -> reflected(method, real, arguments), arguments);
                }));
    }

    /** Calls a method, whose exceptions come as they are. */
    static @Nullable Object reflected(Method method, Object on, @Nullable Object[] arguments) throws Exception {
        if (InsideTest.silently(() -> method.trySetAccessible() && isUsers(method, on))) {
            InsideTest.quiet(); // what the JDK makes of its first reflective calls would be taken for the operation's
        }
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Exception exception) {
                throw exception;
            }
            throw cause instanceof Error error ? error : new AssertionError(cause);
        }
    }

    /** Whether what this object does by this method is code that is woven, and so says itself when it calls the JDK. */
    private static boolean isUsers(Method method, Object on) {
        try {
            Method run = on.getClass().getMethod(method.getName(), method.getParameterTypes());
            ClassLoader loader = run.getDeclaringClass().getClassLoader();
            return loader != null && loader != ClassLoader.getPlatformClassLoader();
        } catch (NoSuchMethodException hidden) {
            return false;
        }
    }

    /**
     * Does nothing if there is an order of the operations that explains the results. To be called when all threads have done
     * their operations.
     *
     * @throws NotLinearizable if there is none
     * @throws IllegalStateException if there are too many operations: 24, or 6 of them that were cut off, are verified
     */
    public void verify() {
        NotLinearizable problem = InsideTest.silently(this::problem);
        if (problem != null) {
            throw problem;
        }
    }

    private @Nullable NotLinearizable problem() {
        Judge judge = specification.judge();
        if (judge.explains(invocations, Integer.MAX_VALUE)) {
            return null;
        }
        List<Invocation> byReturn = new ArrayList<>(invocations);
        byReturn.removeIf(invocation -> invocation.ended == 0);
        byReturn.sort((one, other) -> Integer.compare(one.ended, other.ended));
        for (Invocation invocation : byReturn) {
            if (!judge.explains(invocations, invocation.ended)) {
                return new NotLinearizable(HistoryText.of(invocations, invocation));
            }
        }
        throw new AssertionError("a history is not linearizable, though it is at its end");
    }

    private Invocation begin(String operation, @Nullable Object[] arguments) {
        int thread = InsideTest.threadNumber();
        String name = InsideTest.threadName();
        Invocation begun = InsideTest.silently(() -> {
            for (Invocation earlier : invocations) {
                if (earlier.thread == thread && earlier.ended == 0 && !earlier.cutOff) {
                    throw new IllegalStateException(operation + " was called inside of " + earlier.call()
                            + " by the same thread: record one of them only");
                }
            }
            Invocation made = new Invocation(
                    thread,
                    name,
                    specification.operation(operation, arguments),
                    Collections.unmodifiableList(Arrays.asList(arguments.clone())),
                    moments);
            invocations.add(made);
            return made;
        });
        InsideTest.invokes(begun);
        return begun;
    }
}
