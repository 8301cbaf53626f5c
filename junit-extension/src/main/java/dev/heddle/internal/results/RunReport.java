package dev.heddle.internal.results;

import dev.heddle.internal.files.TestName;
import dev.heddle.internal.files.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files over all tests in a report directory, made of the results that each test has left there.
 *
 * @param directory the report directory
 * @param version of Heddle
 * @param module the name of what is tested, relative to the workspace: {@code bank-core}
 * @param run the run of this JVM, see {@link RunId}
 */
public record RunReport(Path directory, String version, String module, String run) {

    private static final Object IN_THIS_JVM = new Object();
    private static final String RESULTS = "results";

    /**
     * Leaves the result of a test.
     *
     * @throws IOException if it can't
     */
    public void add(TestName test, TestResult result) throws IOException {
        WholeFile.write(directory.resolve(RESULTS).resolve(test.path() + ".json"), Json.text(ResultFile.json(result)));
    }

    /**
     * Makes the files over all tests anew. Who does so last has seen all results, since one JVM waits for the other.
     *
     * @throws IOException if a file can't be written
     */
    public void merge() throws IOException {
        synchronized (IN_THIS_JVM) {
            Files.createDirectories(directory);
            try (FileChannel lock =
                    FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lockIfPossible(lock);
                write(read());
            }
        }
    }

    /** Some file systems have no locks; then the last of two JVMs that end at the same moment may win. */
    private static void lockIfPossible(FileChannel file) {
        try {
            file.lock();
        } catch (IOException | OverlappingFileLockException none) {
            return;
        }
    }

    private void write(List<TestResult> results) throws IOException {
        List<TestResult> now =
                results.stream().filter(result -> result.run().equals(run)).toList();
        WholeFile.write(directory.resolve("summary.json"), summary(results));
        WholeFile.write(directory.resolve("index.html"), new IndexPage(module, run).html(results));
        String category = "heddle/" + (module.isEmpty() ? "" : module + "/");
        WholeFile.write(directory.resolve("heddle.sarif"), new Sarif(version, category).text(now));
    }

    private String summary(List<TestResult> results) {
        Verdicts verdicts = new Verdicts(results);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("heddle", version);
        summary.put("module", module);
        summary.put("run", run);
        summary.put("tests", results.size());
        summary.put("failed", verdicts.failed().size());
        summary.put(
                "executions", results.stream().mapToLong(TestResult::executions).sum());
        summary.put("millis", results.stream().mapToLong(TestResult::millis).sum());
        summary.put("results", verdicts.results().stream().map(ResultFile::json).toList());
        return Json.text(summary);
    }

    private List<TestResult> read() throws IOException {
        List<TestResult> results = new ArrayList<>();
        for (Path type : children(directory.resolve(RESULTS))) {
            for (Path file : children(type)) {
                if (file.toString().endsWith(".json")) {
                    try {
                        results.add(ResultFile.parse(Files.readString(file)));
                    } catch (IOException damaged) {
                        continue; // such as of another version of Heddle; the next run of the test replaces it
                    }
                }
            }
        }
        return results;
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            }
        }
        children.sort(null);
        return children;
    }
}
