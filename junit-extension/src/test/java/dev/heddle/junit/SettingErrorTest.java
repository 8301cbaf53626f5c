package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Timing;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingErrorTest {

    static class PlainCase {

        @AsyncTest
        void test() {}
    }

    static class BananasCase {

        @AsyncTest
        @Explore(budget = "10 bananas")
        void test() {}
    }

    @Test
    void refusesAMalformedAttributeAndShowsTheAllowedForms() {
        Throwable failure = TestKit.failure(TestKit.run(BananasCase.class));

        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class).hasMessage("""
            Setting budget: "10 bananas" is no duration: allowed are 500ms, 10s, 2m, 1h, and ISO-8601 such as PT1M30S
              set by     @Explore on BananasCase.test
              write      @Explore(budget = …)  or  -Dheddle.budget=10s\
            """);
    }

    @Test
    void refusesAMalformedSystemPropertyAndShowsTheAllowedOnes() {
        Throwable failure = TestKit.failure(TestKit.runWith("heddle.timing", "flexible", PlainCase.class));

        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class).hasMessage("""
            Setting timing: "flexible" is none of DISCRETE, ELASTIC
              set by     system property -Dheddle.timing
              write      @Explore(timing = …)  or  -Dheddle.timing=ELASTIC\
            """);
    }

    static class OutOfRangeCase {

        @AsyncTest
        @Explore(maxExecutions = 0)
        void test() {}
    }

    @Test
    void refusesAValueOutOfRangeAndSaysWhereItIs() {
        Throwable failure = TestKit.failure(TestKit.run(OutOfRangeCase.class));

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("maxExecutions must be at least 1, but is 0")
                .hasMessageContaining("@Explore on OutOfRangeCase.test");
    }

    static class TwoTimingsCase {

        @AsyncTest
        @Explore(timing = {Timing.DISCRETE, Timing.ELASTIC})
        void test() {}
    }

    @Test
    void refusesTwoValuesWhereOneIsAllowed() {
        Throwable failure = TestKit.failure(TestKit.run(TwoTimingsCase.class));

        assertThat(failure).hasMessageStartingWith("Setting timing: it has 2 values, but may have one");
    }

    @Test
    void refusesADamagedToken() {
        Throwable failure = TestKit.failure(TestKit.runWith("heddle.replay", "h1:nonsense", PlainCase.class));

        assertThat(failure).hasMessageStartingWith("Setting replay: Not a schedule: \"h1:nonsense\"");
    }

    @Test
    void refusesAnUnknownSystemPropertyAndNamesTheNearest() {
        Throwable failure = TestKit.failure(TestKit.runWith("heddle.maxExecution", "7", PlainCase.class));

        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class).hasMessageStartingWith("""
            Unknown setting heddle.maxExecution
              set by     system property
              write      heddle.maxExecutions=…
              known      heddle.strategy, heddle.maxExecutions, heddle.budget\
            """);
    }

    @Test
    void refusesAnUnknownNameInTheConfigurationFile(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("junit-platform.properties"), "heddle.budgt=10s\n");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);

            Throwable failure = TestKit.failure(TestKit.run(PlainCase.class));

            assertThat(failure).hasMessageStartingWith("""
                Unknown setting heddle.budgt
                  set by     junit-platform.properties
                  write      heddle.budget=…\
                """);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void knowsTheSwitchesOfTheHarness() throws IOException {
        assertThat(propertiesOfTheHarness())
                .contains("heddle.progress", "heddle.width", "heddle.watchdog")
                .allSatisfy(name -> assertThat(KnownNames.all()).contains(name));

        TestKit.succeeding(TestKit.runWith("heddle.stacktrace", "full", PlainCase.class));
        TestKit.succeeding(TestKit.runWith("heddle.progress", "never", PlainCase.class));
        TestKit.succeeding(TestKit.runWith("heddle.width", "100", PlainCase.class));
    }

    /** Those that are named in its sources. */
    private static Set<String> propertiesOfTheHarness() throws IOException {
        Pattern literal = Pattern.compile("\"(heddle\\.[a-zA-Z]+)\"");
        try (Stream<Path> sources = Files.walk(Path.of("../harness/src/main/java"))) {
            Set<String> names = new TreeSet<>();
            for (Path source : (Iterable<Path>) sources.filter(Files::isRegularFile)::iterator) {
                literal.matcher(Files.readString(source)).results().forEach(found -> names.add(found.group(1)));
            }
            return names;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        heddle.progress | sometimes | is none of auto, always, never
        heddle.width    | wide      | is no number of characters from 60 to 400
        heddle.width    | 20        | is no number of characters from 60 to 400
        heddle.watchdog | 1 minute  | is no positive number of seconds
        heddle.watchdog | 0         | is no positive number of seconds
        """)
    void refusesWhatASwitchCannotBe(String name, String value, String reason) {
        Throwable failure = TestKit.failure(TestKit.runWith(name, value, PlainCase.class));

        assertThat(failure).hasMessage("-D" + name + "=" + value + " " + reason);
    }
}
