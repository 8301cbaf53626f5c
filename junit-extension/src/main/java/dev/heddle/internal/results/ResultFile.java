package dev.heddle.internal.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of one test's result: what lies in {@code results/}, and is an element of {@code summary.json}. */
final class ResultFile {

    private ResultFile() {}

    static Map<String, Object> json(TestResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("test", result.test());
        json.put("display", result.display());
        json.put("class", result.type());
        json.put("id", result.id());
        json.put("verdict", result.verdict());
        json.put("sentence", result.sentence());
        json.put("executions", result.executions());
        json.put("millis", result.millis());
        json.put("seed", result.seed());
        json.put("engine", result.engine());
        json.put("problem", result.problem());
        json.put("notes", result.notes());
        json.put("reproduction", result.reproduction());
        json.put("failures", result.failures().stream().map(ResultFile::json).toList());
        json.put("run", result.run());
        json.put("finished", result.finished());
        return json;
    }

    private static Map<String, Object> json(FailureResult failure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", failure.kind());
        json.put("summary", failure.summary());
        json.put("token", failure.token());
        json.put("command", failure.command());
        json.put("report", failure.report());
        json.put("places", failure.places().stream().map(ResultFile::json).toList());
        return json;
    }

    private static Map<String, Object> json(Place place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", place.path());
        json.put("file", place.file());
        json.put("line", place.line());
        json.put("what", place.what());
        return json;
    }

    /**
     * The result in a text.
     *
     * @throws IOException if there is none
     */
    static TestResult parse(String text) throws IOException {
        Fields fields = new Fields(Json.value(text));
        return new TestResult(
                fields.text("id"),
                fields.text("test"),
                fields.text("display"),
                fields.text("class"),
                fields.text("verdict"),
                fields.text("sentence"),
                fields.number("executions"),
                fields.number("millis"),
                fields.number("seed"),
                fields.text("engine"),
                fields.text("problem"),
                fields.texts("notes"),
                fields.texts("reproduction"),
                failures(fields),
                fields.text("run"),
                fields.text("finished"));
    }

    private static List<FailureResult> failures(Fields result) throws IOException {
        List<FailureResult> failures = new ArrayList<>();
        for (Object element : result.list("failures")) {
            Fields fields = new Fields(element);
            List<Place> places = new ArrayList<>();
            for (Object place : fields.list("places")) {
                Fields at = new Fields(place);
                places.add(new Place(at.text("path"), at.text("file"), (int) at.number("line"), at.text("what")));
            }
            failures.add(new FailureResult(
                    fields.text("kind"),
                    fields.text("summary"),
                    fields.text("token"),
                    fields.text("command"),
                    fields.text("report"),
                    places));
        }
        return failures;
    }

    /** A JSON object whose members must be there. */
    private record Fields(Map<?, ?> map) {

        Fields(Object value) throws IOException {
            this(map(value));
        }

        private static Map<?, ?> map(Object value) throws IOException {
            if (value instanceof Map<?, ?> map) {
                return map;
            }
            throw new IOException("not an object: " + value);
        }

        String text(String name) throws IOException {
            return value(name, String.class);
        }

        long number(String name) throws IOException {
            return value(name, Long.class);
        }

        List<?> list(String name) throws IOException {
            return value(name, List.class);
        }

        List<String> texts(String name) throws IOException {
            return list(name).stream().map(String::valueOf).toList();
        }

        private <T> T value(String name, Class<T> type) throws IOException {
            Object value = map.get(name);
            if (!type.isInstance(value)) {
                throw new IOException(name + " is no " + type.getSimpleName() + ": " + value);
            }
            return type.cast(value);
        }
    }
}
