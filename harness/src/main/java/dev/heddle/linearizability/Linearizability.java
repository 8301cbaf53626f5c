package dev.heddle.linearizability;

import dev.heddle.internal.session.InsideTest;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;

/**
 * A sequential specification that histories are checked against: a plain class that does one operation after the other.
 *
 * <pre>{@code
 * private static final Linearizability STACK = Linearizability.of(SequentialStack.class);
 *
 * @AsyncTest
 * void isLinearizable() throws InterruptedException {
 *     TreiberStack stack = new TreiberStack();
 *     History history = STACK.record();
 *     Thread other = new Thread(() -> history.call("pop", stack::pop));
 *     other.start();
 *     history.run("push", () -> stack.push(1), 1);
 *     other.join();
 *     history.verify();
 * }
 * }</pre>
 *
 * <p>The specification is a public class with a public constructor without parameters; its operations are its public methods. It
 * should have {@code equals} and {@code hashCode} over its state, which spares the verifier much work, but need not. An operation
 * that would have to wait in some state, such as {@code take} on an empty queue, throws an exception there: so the verifier
 * finds that it can't have happened then.
 */
public final class Linearizability {

    private final Specification specification;

    private Linearizability(Specification specification) {
        this.specification = specification;
    }

    /**
     * Checks against this specification.
     *
     * @throws IllegalArgumentException if the class is not public, or has no public constructor without parameters
     */
    public static Linearizability of(Class<?> sequentialSpecification) {
        Objects.requireNonNull(sequentialSpecification, "sequentialSpecification");
        if (!Modifier.isPublic(sequentialSpecification.getModifiers())) {
            throw new IllegalArgumentException(sequentialSpecification.getName()
                    + " is not public, so that the verifier can't use it. Make it public, and its operations, too.");
        }
        if (!InsideTest.silently(() -> Arrays.stream(sequentialSpecification.getConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0))) {
            throw new IllegalArgumentException(
                    sequentialSpecification.getName() + " needs a public constructor without parameters");
        }
        return new Linearizability(Specification.of(sequentialSpecification));
    }

    /** A new, empty history; each execution needs its own. */
    public History record() {
        return new History(specification);
    }

    /** Scenarios that are made of the methods of this class that have Lincheck's annotation {@code Operation}. */
    public Scenarios scenarios(Class<?> structure) {
        return Scenarios.of(this, structure);
    }
}
