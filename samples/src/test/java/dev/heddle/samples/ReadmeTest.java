package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.ExplorationFailure;
import dev.heddle.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs every Java example of the README, which says in a comment before the example what must come of it. The
 * reports of those that fail are left in {@code target/readme}, from where they go into the README.
 */
class ReadmeTest {

    private static final Path REPORTS = Path.of("target", "readme");

    @TempDir
    private Path directory;

    /** Failures of the examples that ran, in order. */
    private final List<ExplorationFailure> found = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatTheReadmeSays() throws IOException {
        List<ReadmeExample> examples = ReadmeExample.all(Files.readString(readme()));

        assertThat(examples).hasSizeGreaterThan(3);
        return examples.stream().map(example -> DynamicTest.dynamicTest(example.toString(), () -> check(example)));
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
        Files.writeString(REPORTS.resolve("line-" + example.line() + ".txt"), failure.getMessage());
        return failure;
    }

    private CompiledExample compiled(ReadmeExample example, String source) throws IOException {
        return CompiledExample.compile(source, Files.createTempDirectory(directory, "line-" + example.line() + "-"));
    }

    /** The README, beside the module's directory or in the directory itself, depending on where the build runs. */
    private static Path readme() {
        return Stream.of(Path.of("..", "README.md"), Path.of("README.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
