package dev.heddle.it.jdk;

import dev.heddle.it.Shows.Aspect;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What must be shown of a class of the JDK: told by the signatures of its public methods. */
final class Duties {

    private static final Set<Aspect> WAITING = EnumSet.of(Aspect.BLOCKS, Aspect.WAKES, Aspect.IS_INTERRUPTED);

    /** Those that wait, though their methods don't throw {@link InterruptedException}. */
    private static final Map<Class<?>, Set<Aspect>> SILENT_WAITS = Map.of(
            LockSupport.class, EnumSet.of(Aspect.BLOCKS, Aspect.WAKES, Aspect.IS_INTERRUPTED, Aspect.TIMES_OUT),
            SubmissionPublisher.class, EnumSet.of(Aspect.BLOCKS, Aspect.WAKES));

    private final List<Class<?>> all;

    Duties(Collection<Class<?>> all) {
        this.all = List.copyOf(all);
    }

    /** Why nothing is to be shown of this class by itself; empty if something is. */
    Optional<String> exemption(Class<?> type) {
        if (Throwable.class.isAssignableFrom(type)) {
            return Optional.of("an exception");
        }
        if (type.isEnum() && waits(type).isEmpty()) {
            return Optional.of("an enum");
        }
        if (!type.isInterface()) {
            return Optional.empty();
        }
        if (type.getMethods().length == 0) {
            return Optional.of("an interface without methods");
        }
        String classes = implementingClasses(type);
        if (!classes.isEmpty()) {
            return Optional.of("an interface, see " + classes);
        }
        return isFunctional(type) ? Optional.of("a function that the caller writes") : Optional.empty();
    }

    /** What must be shown; empty for those with an {@linkplain #exemption exemption}. */
    Set<Aspect> of(Class<?> type) {
        if (exemption(type).isPresent()) {
            return Set.of();
        }
        Set<Aspect> duties = EnumSet.of(Aspect.MUST_FIND, Aspect.MUST_NOT_FIND);
        duties.addAll(waits(type));
        return duties;
    }

    private static Set<Aspect> waits(Class<?> type) {
        Set<Aspect> found = EnumSet.noneOf(Aspect.class);
        found.addAll(SILENT_WAITS.getOrDefault(type, Set.of()));
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() == Object.class) {
                continue;
            }
            if (isInterruptible(method)) {
                found.addAll(WAITING);
            }
            if (takesALimit(method)) {
                found.add(Aspect.TIMES_OUT);
            }
        }
        return found;
    }

    private static boolean isInterruptible(Method method) {
        return List.of(method.getExceptionTypes()).contains(InterruptedException.class);
    }

    /** Whether a parameter is a time: a long with its unit, a duration, or the long of a method that waits. */
    private static boolean takesALimit(Method method) {
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        int unit = parameters.indexOf(TimeUnit.class);
        return unit > 0 && parameters.get(unit - 1) == long.class
                || parameters.contains(Duration.class)
                || isInterruptible(method) && parameters.contains(long.class);
    }

    private String implementingClasses(Class<?> type) {
        return all.stream()
                .filter(other -> !other.isInterface() && !other.isEnum() && type.isAssignableFrom(other))
                .map(other -> '`' + CoverageRow.nameWithinPackage(other) + '`')
                .collect(Collectors.joining(", "));
    }

    /** Whether all that this interface has is one method for the caller to write; one with factories has more. */
    private static boolean isFunctional(Class<?> type) {
        List<Integer> modifiers =
                Arrays.stream(type.getMethods()).map(Method::getModifiers).toList();
        return modifiers.stream().filter(Modifier::isAbstract).count() == 1
                && modifiers.stream().noneMatch(Modifier::isStatic);
    }
}
