package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.ExplorationFailure;
import dev.heddle.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs every Java example of the README and of the documents, which say in a comment before the example what must
 * come of it. The reports of those that fail are left in {@code target/readme}, from where they go into the text.
 */
class ReadmeTest {

    private static final Path REPORTS = Path.of("target", "readme");

    @TempDir
    private Path directory;

    /** Failures of the examples that ran, in order. */
    private final List<ExplorationFailure> found = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatTheTextSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            String name = document.getFileName().toString();
            for (ReadmeExample example : ReadmeExample.all(name, Files.readString(document))) {
                tests.add(DynamicTest.dynamicTest(example.toString(), () -> check(example)));
            }
        }

        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    /** Maven compiles and runs the examples in Kotlin, which are parts of tests. */
    @Test
    void examplesInKotlinAreTests() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path document : documents()) {
            Pattern.compile("```kotlin\\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(document))
                    .results()
                    .forEach(found -> examples.add(found.group(1)));
        }
        String tests =
                Files.readString(root().resolve("samples/src/test/kotlin/dev/heddle/samples/recipes/StockTest.kt"));

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(tests).contains(example));
    }

    private void check(ReadmeExample example) throws Throwable {
        switch (example.promise()) {
            case RUNS -> compiled(example, example.source()).runMain();
            case PASSES ->
                assertThat(compiled(example, example.source()).runTests()).isEmpty();
            case FAILS -> found.add(checkFails(example, example.source()));
            case REPLAYS -> {
                ExplorationFailure last = found.get(found.size() - 1);
                String token = last.failure().schedule().token();
                assertThat(example.source()).contains(ReadmeExample.SOME_TOKEN);
                checkFails(example, example.source().replace(ReadmeExample.SOME_TOKEN, token));
            }
        }
    }

    private ExplorationFailure checkFails(ReadmeExample example, String source) throws Exception {
        List<Throwable> failures = compiled(example, source).runTests();

        assertThat(failures).singleElement().isInstanceOf(ExplorationFailure.class);
        ExplorationFailure failure = (ExplorationFailure) failures.get(0);
        assertThat(failure.failure().kind()).isEqualTo(FailureKind.valueOf(example.detail()));
        Files.createDirectories(REPORTS);
        Files.writeString(REPORTS.resolve(example.name() + ".txt"), failure.getMessage());
        return failure;
    }

    private CompiledExample compiled(ReadmeExample example, String source) throws IOException {
        return CompiledExample.compile(source, Files.createTempDirectory(directory, example.name() + "-"));
    }

    /** The README, and all that lies in the folder of documents. */
    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(root().resolve("README.md")));
        try (Stream<Path> docs = Files.list(root().resolve(Path.of("harness", "docs")))) {
            docs.filter(document -> document.toString().endsWith(".md"))
                    .sorted()
                    .forEach(documents::add);
        }
        return documents;
    }

    /** The project's directory: above the module's or the current one, depending on where the build runs. */
    private static Path root() {
        return Stream.of(Path.of(".."), Path.of(""))
                .filter(directory -> Files.exists(directory.resolve("README.md")))
                .findFirst()
                .orElseThrow();
    }
}
