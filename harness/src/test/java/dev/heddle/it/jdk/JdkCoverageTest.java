package dev.heddle.it.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.Shows.Aspect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each class that the JDK makes for threads is shown by tests, and a document says by which. */
class JdkCoverageTest {

    private static final int OLDEST = 17;

    /** From here on, all tests are compiled. */
    private static final int NEWEST = 25;

    private static final int FEATURE = Runtime.version().feature();

    /** Fewer classes than this, and something is wrong with the list. */
    private static final int CLASSES_AT_LEAST = 100;

    private static final Path DOCUMENT = Path.of("docs", "jdk-coverage.md");

    private static List<Class<?>> all;
    private static Duties duties;
    private static ShownByTests shown;

    @BeforeAll
    static void collect() throws IOException, URISyntaxException {
        all = JdkClasses.all();
        duties = new Duties(all);
        shown = ShownByTests.collect();
    }

    @Test
    void theListOfClassesIsWhole() {
        assertThat(all).hasSizeGreaterThan(CLASSES_AT_LEAST).doesNotHaveDuplicates();
        assertThat(all)
                .contains(
                        Thread.class,
                        Thread.State.class,
                        Phaser.class,
                        ThreadPoolExecutor.AbortPolicy.class,
                        AtomicInteger.class,
                        ReentrantReadWriteLock.WriteLock.class);
    }

    @Test
    void nothingThatMustBeShownIsMissing() {
        List<String> missing = new ArrayList<>();
        for (Class<?> type : all) {
            for (Aspect aspect : duties.of(type)) {
                if (FEATURE != OLDEST && FEATURE < NEWEST) {
                    continue; // tests of what is newer than the oldest JDK are compiled by the newest one only
                }
                if (shown.testsOf(type, aspect).isEmpty()) {
                    missing.add(type.getName() + ": " + CoverageRow.wordsOf(aspect));
                }
            }
        }

        assertThat(missing)
                .as("say by @Shows on a test what it shows of each of these classes")
                .isEmpty();
    }

    @Test
    void onlyClassesOfTheTableAreNamed() {
        Set<String> unknown = new HashSet<>(shown.classNames());
        for (Class<?> type : all) {
            if (duties.exemption(type).isEmpty()) {
                unknown.remove(type.getName());
            }
        }
        if (FEATURE < NEWEST) {
            unknown.removeIf(JdkCoverageTest::isAbsent);
        }

        assertThat(unknown)
                .as("named by @Shows, but of no row: misspelt, or an interface whose classes are shown")
                .isEmpty();
    }

    private static boolean isAbsent(String className) {
        try {
            Class.forName(className, false, null);
            return false;
        } catch (ClassNotFoundException absent) {
            return true;
        }
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        CoverageTable table = CoverageTable.of(all, duties, shown);
        String written = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";

        if (FEATURE < NEWEST) {
            assertThat(CoverageTable.parse(written.lines().toList()).lackingOf(table))
                    .as("rows of %s that lack a test; JDK %d writes the document", DOCUMENT, NEWEST)
                    .isEmpty();
            return;
        }
        Path target = Files.createDirectories(Path.of("target"));
        Path fresh = Files.writeString(target.resolve("jdk-coverage.md"), table.document());
        assertThat(written)
                .as("%s is out of date: copy %s over it", DOCUMENT, fresh)
                .isEqualTo(table.document());
    }
}
