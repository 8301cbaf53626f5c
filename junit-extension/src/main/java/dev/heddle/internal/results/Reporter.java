package dev.heddle.internal.results;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.internal.files.Project;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.report.NextStep;
import dev.heddle.internal.report.SourceFiles;
import dev.heddle.internal.report.VerdictSentence;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what came of one test into the report directory, and says in its failures where that is. */
public final class Reporter {

    private final Project project;
    private final @Nullable Path reports;
    private final Function<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    /**
     * A reporter.
     *
     * @param reports the report directory; null if nothing is to be written
     * @param environment the value of an environment variable, empty if it isn't set
     */
    public Reporter(Project project, @Nullable Path reports, Function<String, String> environment) {
        this.project = project;
        this.reports = reports;
        this.environment = environment;
    }

    /**
     * The same exploration: its failures tell how to run the test again, and lie in files.
     *
     * @param told what a reader of a failure must know about the way it was found
     */
    public Exploration<Void> report(Exploration<Void> exploration, TestName test, List<String> told) {
        List<Failure> failures = new ArrayList<>();
        if (reports != null) {
            FailureFiles files = new FailureFiles(reports, test);
            files.clear(problems::add);
            for (Failure found : exploration.failures()) {
                failures.add(written(found, told, failures.size(), test, files));
            }
        } else {
            exploration
                    .failures()
                    .forEach(found -> failures.add(
                            ReportedFailure.of(found, told, new NextStep(command(found, test), List.of()))));
        }
        List<String> notes = new ArrayList<>(exploration.notes());
        problems.stream().distinct().forEach(notes::add);
        return new Exploration<>(
                exploration.verdict(),
                exploration.executions(),
                exploration.redundant(),
                exploration.discarded(),
                exploration.outcomes(),
                failures,
                exploration.statistics(),
                notes);
    }

    private Failure written(Failure found, List<String> told, int number, TestName test, FailureFiles files) {
        List<String> shown =
                files.expected(number, found).stream().map(project::shown).toList();
        Failure reported = ReportedFailure.of(found, told, new NextStep(command(found, test), shown));
        int before = problems.size();
        files.write(number, reported, problems::add);
        return problems.size() == before
                ? reported
                // the last line would lead nowhere
                : ReportedFailure.of(found, told, new NextStep(command(found, test), List.of()));
    }

    private String command(Failure found, TestName test) {
        return ReplayCommand.of(project, test, found.schedule().token());
    }

    /**
     * The result of an exploration that was reported.
     *
     * @param told what must be known about the way it came about
     */
    public TestResult result(Exploration<Void> reported, TestName test, List<String> told) {
        return new TestResult(
                test.id(),
                test.title(),
                test.display(),
                test.type(),
                reported.verdict().name(),
                VerdictSentence.of(reported),
                reported.executions(),
                reported.statistics().elapsed().toMillis(),
                reported.statistics().seed(),
                reported.statistics().engine().name(),
                "",
                reported.notes(),
                told,
                reported.failures().isEmpty() ? List.of() : failures(reported.failures(), test),
                RunId.current(environment),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private List<FailureResult> failures(List<Failure> reported, TestName test) {
        SourceFiles sources = SourceFiles.of(project.directory());
        Path workspace = project.workspace(environment);
        return reported.stream()
                .map(failure -> new FailureResult(
                        failure.kind().name(),
                        failure.summary(),
                        failure.schedule().token(),
                        command(failure, test),
                        file(failure),
                        Places.of(failure, test, sources, workspace)))
                .toList();
    }

    private String file(Failure failure) {
        if (reports == null
                || !(failure instanceof ReportedFailure known)
                || known.next().files().isEmpty()) {
            return "";
        }
        Path file = project.directory().resolve(known.next().files().get(0));
        return reports.toAbsolutePath().normalize().relativize(file).toString().replace('\\', '/');
    }
}
