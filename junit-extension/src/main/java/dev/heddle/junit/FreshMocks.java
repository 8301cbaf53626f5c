package dev.heddle.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mocks of a test class anew in each execution, where Mockito's extension made those of JUnit's instance: mocks
 * remember their calls, and would add up those of all executions. Without Mockito it does nothing.
 */
final class FreshMocks {

    private static final String MOCKITO = "org.mockito.";

    private final @Nullable Method openMocks;

    /** For instances like JUnit's one. */
    FreshMocks(Object template) throws IllegalAccessException {
        openMocks = filled(template).map(FreshMocks::openMocks).orElse(null);
    }

    /** Whether a field or a parameter gets what Mockito makes. */
    static boolean isMock(AnnotatedElement element) {
        return mockitos(element).isPresent();
    }

    private static Optional<Annotation> mockitos(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> annotation.annotationType().getName().startsWith(MOCKITO))
                .findFirst();
    }

    /** The annotation of a field of Mockito's that holds something; empty if there is none, as before a set-up that makes them. */
    private static Optional<Annotation> filled(Object template) throws IllegalAccessException {
        for (Class<?> at = template.getClass(); at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                Optional<Annotation> mock = mockitos(field);
                if (mock.isPresent()) {
                    field.setAccessible(true);
                    if (field.get(template) != null) {
                        return mock;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Method openMocks(Annotation mockitos) {
        try {
            return Class.forName(
                            "org.mockito.MockitoAnnotations",
                            true,
                            mockitos.annotationType().getClassLoader())
                    .getMethod("openMocks", Object.class);
        } catch (ReflectiveOperationException unknown) {
            throw Misuse.oldMockito(unknown);
        }
    }

    /** Fills the annotated fields of a new instance. */
    void fill(Object fresh) throws Throwable {
        if (openMocks == null) {
            return;
        }
        try {
            openMocks.invoke(null, fresh);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
