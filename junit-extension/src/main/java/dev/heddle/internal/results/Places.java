package dev.heddle.internal.results;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.SourceFiles;
import dev.heddle.internal.report.StepRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places in sources that a failure has to do with. */
public final class Places {

    /** The stack trace of these is that of the user's code; the other kinds are told by facts. */
    private static final Set<FailureKind> THROWN =
            EnumSet.of(FailureKind.EXCEPTION, FailureKind.UNCAUGHT_EXCEPTION, FailureKind.UNOBSERVED_EXCEPTION);

    private static final Pattern LOCATION = Pattern.compile("(\\S+\\.(?:java|kt|groovy|scala)):(\\d+)");
    private static final int MOST = 20;

    private final SourceFiles sources;
    private final Path workspace;
    private final TestName test;
    /** The class in each file that is spoken of. */
    private final Map<String, String> types = new LinkedHashMap<>();

    private final List<Place> found = new ArrayList<>();

    private Places(SourceFiles sources, Path workspace, TestName test) {
        this.sources = sources;
        this.workspace = workspace;
        this.test = test;
    }

    /** The places of a failure: where it failed is first, then what threads did, in the order of the schedule; at least one. */
    static List<Place> of(Failure failure, TestName test, SourceFiles sources, Path workspace) {
        Places places = new Places(sources, workspace, test);
        places.learn(failure);
        if (THROWN.contains(failure.kind())) {
            places.addThrown(failure.cause());
        }
        if (failure instanceof FailureRecord.Holder holder) {
            FailureFacts facts = holder.failureRecord().facts();
            facts.facts().forEach(places::add);
            facts.steps().forEach(step -> places.add(step, facts.threadNames()));
        }
        places.addThrown(failure.cause());
        if (places.found.isEmpty()) {
            places.addTest();
        }
        return places.found;
    }

    private void learn(Failure failure) {
        types.put(fileOfTest(), test.type());
        if (failure instanceof FailureRecord.Holder holder) {
            for (ExecutionRecord.Step step : holder.failureRecord().execution().steps()) {
                ExecutionRecord.Location location = step.location();
                if (location != null) {
                    types.putIfAbsent(location.file(), location.type());
                }
            }
        }
        int depth = 0;
        for (Throwable at = failure.cause(); at != null && depth < MOST; at = at.getCause(), depth++) {
            for (StackTraceElement frame : at.getStackTrace()) {
                String file = frame.getFileName();
                if (file != null) {
                    types.putIfAbsent(file, frame.getClassName());
                }
            }
        }
    }

    /** The innermost frame whose source is in this project. */
    private void addThrown(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            String file = frame.getFileName();
            if (file != null && frame.getLineNumber() > 0) {
                Place place = place(frame.getClassName(), file, frame.getLineNumber(), "");
                if (!place.path().isEmpty()) {
                    addUnlessKnown(place);
                    return;
                }
            }
        }
    }

    private void add(Fact fact) {
        for (String cell : fact.columns()) {
            Matcher location = LOCATION.matcher(cell.strip());
            if (location.matches()) {
                String what = String.join(
                        " ",
                        fact.columns().stream()
                                .filter(other -> !other.equals(cell) && !other.isBlank())
                                .toList());
                add(location, what);
            }
        }
    }

    private void add(StepRow step, List<String> threadNames) {
        Matcher location = LOCATION.matcher(step.location());
        if (location.matches() && step.thread() >= 0 && step.thread() < threadNames.size()) {
            add(location, threadNames.get(step.thread()) + ": " + step.action());
        }
    }

    private void add(Matcher location, String what) {
        String file = location.group(1);
        addUnlessKnown(place(types.getOrDefault(file, test.type()), file, line(location.group(2)), what));
    }

    private static int line(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    /** What one thread does on one line is named once. */
    private void addUnlessKnown(Place place) {
        boolean known = found.stream()
                .anyMatch(other -> other.file().equals(place.file())
                        && other.line() == place.line()
                        && (place.what().isEmpty() || other.what().equals(place.what())));
        if (!known && found.size() < MOST) {
            found.add(place);
        }
    }

    private void addTest() {
        found.add(place(test.type(), fileOfTest(), 0, ""));
    }

    private String fileOfTest() {
        String outermost = test.type().replaceFirst("\\$.*", "");
        return outermost.substring(outermost.lastIndexOf('.') + 1) + ".java";
    }

    private Place place(String type, String file, int line, String what) {
        String path = sources.find(type, file)
                .filter(source -> source.startsWith(workspace))
                .map(source -> workspace.relativize(source).toString().replace('\\', '/'))
                .orElse("");
        return new Place(path, file, line, what);
    }
}
