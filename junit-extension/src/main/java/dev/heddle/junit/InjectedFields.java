package dev.heddle.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The fields that other extensions filled in JUnit's instance of a test class, to be filled alike in each new one.
 *
 * <p>JUnit doesn't say which fields an extension sets. Taken for injected is a field with an annotation that isn't the
 * language's or jspecify's, if it holds something in JUnit's instance, and nothing in the new one. A {@link
 * RegisterExtension} field always gets JUnit's object, since it is that one whose callbacks JUnit calls. Mocks are made anew,
 * see {@link FreshMocks}.
 */
final class InjectedFields {

    private static final List<String> NO_INJECTORS = List.of("java.", "org.jspecify.");

    private final List<Injected> fields = new ArrayList<>();

    /** Reads the fields of JUnit's instance. */
    InjectedFields(Object template) throws IllegalAccessException {
        for (Class<?> at = template.getClass(); at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (mayBeInjected(field)) {
                    field.setAccessible(true);
                    Object value = field.get(template);
                    if (!isEmpty(field, value)) {
                        fields.add(new Injected(field, value));
                    }
                }
            }
        }
    }

    /** Fills the fields of a new instance. */
    void fill(Object fresh) throws IllegalAccessException {
        for (Injected injected : fields) {
            Field field = injected.field;
            if (field.isAnnotationPresent(RegisterExtension.class) || isEmpty(field, field.get(fresh))) {
                field.set(fresh, injected.value);
            }
        }
    }

    private static boolean mayBeInjected(Field field) {
        if (Modifier.isStatic(field.getModifiers())) {
            return false;
        }
        return field.isAnnotationPresent(RegisterExtension.class)
                || (!Modifier.isFinal(field.getModifiers())
                        && !FreshMocks.isMock(field)
                        && Arrays.stream(field.getAnnotations()).anyMatch(InjectedFields::mayInject));
    }

    private static boolean mayInject(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return NO_INJECTORS.stream().noneMatch(name::startsWith);
    }

    private static boolean isEmpty(Field field, @Nullable Object value) {
        return field.getType().isPrimitive()
                ? Objects.equals(value, Array.get(Array.newInstance(field.getType(), 1), 0))
                : value == null;
    }

    private record Injected(Field field, @Nullable Object value) {}
}
