package dev.heddle.junit;

import java.lang.reflect.Method;

/**
 * A method of a test class, ready to be called in each execution. Throws what the method throws, with nothing wrapped around.
 */
final class Call {

    private final Invoker invoker;
    private final int owner;
    private final Arguments arguments;

    /**
     * A call of the method.
     *
     * @param owner the position of the instance to call it on, counted from the outermost test class
     */
    Call(Method method, int owner, Arguments arguments) {
        this.invoker = new Invoker(method);
        this.owner = owner;
        this.arguments = arguments;
    }

    /** Whether it gets a task group, in which it is to run. */
    boolean wantsGroup() {
        return arguments.wantGroup();
    }

    void in(Execution execution) throws Throwable {
        invoker.call(execution.instance(owner), arguments.in(execution));
    }
}
