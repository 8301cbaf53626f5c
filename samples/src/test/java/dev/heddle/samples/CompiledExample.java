package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** An example's class, compiled into a directory of its own, so that two examples may have classes of one name. */
record CompiledExample(Path directory, String className) {

    private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

    /** Compiles a class, or statements; statements become the body of a {@code main} method, with the usual imports. */
    static CompiledExample compile(String source, Path directory) throws IOException {
        Matcher matcher = CLASS.matcher(source);
        String name = matcher.find() ? matcher.group(1) : "Statements";
        Path file = directory.resolve(name + ".java");
        Files.writeString(file, name.equals("Statements") ? inMain(source) : source);

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-parameters",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString());
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(compiled).as("compiles: %s", messages).isTrue();
        return new CompiledExample(directory, name);
    }

    private static String inMain(String statements) {
        return """
                import dev.heddle.*;
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.atomic.*;

                public final class Statements {
                    public static void main(String[] arguments) throws Throwable {
                        %s
                    }
                }
                """.formatted(statements);
    }

    /** Runs the statements, and throws what they throw. */
    void runMain() throws Throwable {
        try (URLClassLoader loader = loader()) {
            loader.loadClass(className).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Runs the class with JUnit, and gives what its tests failed with; at least one test must have run. */
    List<Throwable> runTests() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = loader()) {
            Results results = new Results();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass(className)))
                                    .configurationParameter("heddle.reports", "none")
                                    .configurationParameter("heddle.summary", "none")
                                    .build(),
                            results);
            assertThat(results.tests).as("tests run").isPositive();
            return results.failures;
        }
    }

    private URLClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, CompiledExample.class.getClassLoader());
    }

    private static final class Results implements TestExecutionListener {

        private final List<Throwable> failures = new ArrayList<>();
        private int tests;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            tests += identifier.isTest() ? 1 : 0;
            result.getThrowable().ifPresent(failures::add);
        }
    }
}
