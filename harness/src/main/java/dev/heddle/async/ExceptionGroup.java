package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Several exceptions at once, as they come out of a {@link TaskGroup}; some of them may be groups.
 *
 * <p>Like Python's. What {@code except*} does there is done by {@link #split} and {@link #causes} here:
 *
 * <pre>{@code
 * } catch (ExceptionGroup group) {
 *     group.causes(IOException.class).forEach(this::retryLater);
 *     group.split(IOException.class).rest().ifPresent(rest -> { throw rest; });
 * }
 * }</pre>
 *
 * The first of them is its {@link #getCause() cause}, and the message names all of them.
 */
public class ExceptionGroup extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String what;
    /** Those of a group that has not ended may grow. */
    @SuppressWarnings("serial") // a list of the JDK
    private final List<Throwable> exceptions;

    /**
     * A group of these.
     *
     * @param what what happened, for the message
     * @throws IllegalArgumentException if there is none
     */
    public ExceptionGroup(String what, List<? extends Throwable> exceptions) {
        super(what);
        if (exceptions.isEmpty()) {
            throw new IllegalArgumentException("A group of exceptions needs at least one");
        }
        this.what = what;
        this.exceptions = List.copyOf(exceptions);
    }

    private ExceptionGroup(String what, List<Throwable> growing, boolean suppression) {
        super(what, null, suppression, true);
        this.what = what;
        this.exceptions = growing;
    }

    /**
     * One that interrupts the body of a group whose tasks are about to end, and that grows with their exceptions. It takes no
     * suppressed ones: when it comes out of the body, the group's own would be added, with the same exceptions.
     */
    static ExceptionGroup growing(String what, List<Throwable> exceptions) {
        return new ExceptionGroup(what, exceptions, false);
    }

    /** The exceptions, in the order in which they were thrown. */
    public List<Throwable> exceptions() {
        return List.copyOf(exceptions);
    }

    /** The exceptions of this class, out of nested groups too. */
    public <X extends Throwable> List<X> causes(Class<X> type) {
        List<X> found = new ArrayList<>();
        for (Throwable exception : exceptions) {
            if (type.isInstance(exception)) {
                found.add(type.cast(exception));
            } else if (exception instanceof ExceptionGroup nested) {
                found.addAll(nested.causes(type));
            }
        }
        return found;
    }

    /** As {@link #split(Predicate)}, by the class. */
    public Split split(Class<? extends Throwable> type) {
        return split(type::isInstance);
    }

    /** Parts those that match from the rest; nested groups are parted too, unless they match as a whole. */
    public Split split(Predicate<? super Throwable> condition) {
        if (condition.test(this)) {
            return new Split(Optional.of(this), Optional.empty());
        }
        List<Throwable> matched = new ArrayList<>();
        List<Throwable> rest = new ArrayList<>();
        for (Throwable exception : exceptions) {
            if (exception instanceof ExceptionGroup nested) {
                Split parts = nested.split(condition);
                parts.matched().ifPresent(matched::add);
                parts.rest().ifPresent(rest::add);
            } else {
                (condition.test(exception) ? matched : rest).add(exception);
            }
        }
        return new Split(groupOf(matched), groupOf(rest));
    }

    /** Those of this class, as a group. */
    public Optional<ExceptionGroup> subgroup(Class<? extends Throwable> type) {
        return split(type).matched();
    }

    /** Those that match, as a group. */
    public Optional<ExceptionGroup> subgroup(Predicate<? super Throwable> condition) {
        return split(condition).matched();
    }

    private Optional<ExceptionGroup> groupOf(List<Throwable> part) {
        if (part.isEmpty()) {
            return Optional.empty();
        }
        ExceptionGroup group = new ExceptionGroup(what, part);
        group.setStackTrace(getStackTrace());
        return Optional.of(group);
    }

    @Override
    public synchronized Throwable getCause() {
        return exceptions.get(0);
    }

    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder(what).append(": ");
        for (int i = 0; i < exceptions.size(); i++) {
            message.append(i == 0 ? "" : "; ").append(exceptions.get(i));
        }
        return message.toString();
    }

    /**
     * A group in two parts.
     *
     * @param matched those that match; empty if none does
     * @param rest the others; empty if all match
     */
    public record Split(Optional<ExceptionGroup> matched, Optional<ExceptionGroup> rest) {}
}
