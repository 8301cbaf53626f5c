package dev.heddle.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What must hold for a test to be explored, checked before its set-up. Each check throws an {@link
 * org.junit.jupiter.api.extension.ExtensionConfigurationException} that says what to write instead.
 */
final class Prerequisites {

    private static final String CONFIGURATION_FILE = "junit-platform.properties";

    private Prerequisites() {}

    static void check(ExtensionContext test) {
        checkNames();
        refuseSharedInstances(test);
        Method method = test.getRequiredTestMethod();
        refuseTimeout(method);
        TestClasses.insideOut(test).forEach(Prerequisites::refuseTimeout);
        if (AnnotationSupport.isAnnotated(method, AsyncTest.class)
                && AnnotationSupport.isAnnotated(method, TestTemplate.class)) {
            throw Misuse.asyncTestTwice(method);
        }
        TestClasses.insideOut(test).stream()
                .flatMap(type -> NeverRun.in(type).stream())
                .findFirst()
                .ifPresent(found -> {
                    throw found.problem();
                });
    }

    /** {@code @Timeout} measures wall time, and an exploration takes as long as its budget. */
    static void refuseTimeout(Method method) {
        refuseTimeout(method, Misuse.nameOf(method));
    }

    private static void refuseTimeout(Class<?> type) {
        refuseTimeout(type, "class " + type.getSimpleName());
    }

    private static void refuseTimeout(AnnotatedElement element, String name) {
        if (AnnotationSupport.isAnnotated(element, Timeout.class)) {
            throw Misuse.timeout(name);
        }
    }

    private static void refuseSharedInstances(ExtensionContext test) {
        for (ExtensionContext context : TestClasses.contexts(test)) {
            if (context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS))) {
                throw Misuse.sharedInstance(context.getRequiredTestClass());
            }
        }
    }

    /**
     * Of JUnit's configuration parameters only those in its file can be listed; a wrong name in another source goes
     * unnoticed.
     */
    private static void checkNames() {
        KnownNames.check(System.getProperties(), "system property");
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        URL file = loader == null
                ? ClassLoader.getSystemResource(CONFIGURATION_FILE)
                : loader.getResource(CONFIGURATION_FILE);
        if (file != null) {
            KnownNames.check(read(file), CONFIGURATION_FILE);
        }
    }

    private static Properties read(URL file) {
        var properties = new Properties();
        try (InputStream in = file.openStream()) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + file, unreadable);
        }
        return properties;
    }
}
