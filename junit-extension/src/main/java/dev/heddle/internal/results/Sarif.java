package dev.heddle.internal.results;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.TextReport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Failures as a log in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts and editors show beside
 * the source.
 *
 * @param version of Heddle
 * @param category tells the log of one module from those of others: {@code heddle/bank-core/}
 */
record Sarif(String version, String category) {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" + "sarif-schema-2.1.0.json";

    /** Where the uploader says that the source is. */
    private static final String ROOT = "%SRCROOT%";

    String text(List<TestResult> results) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run(results)));
        return Json.text(log);
    }

    private Map<String, Object> run(List<TestResult> results) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Heddle");
        driver.put("version", version);
        driver.put(
                "rules", List.of(FailureKind.values()).stream().map(Sarif::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("automationDetails", Map.of("id", category));
        run.put("columnKind", "utf16CodeUnits");
        List<Object> found = new ArrayList<>();
        for (TestResult result : new Verdicts(results).failed()) {
            Map<String, Integer> ofKind = new HashMap<>();
            for (FailureResult failure : result.failures()) {
                found.add(result(result, failure, ofKind.merge(failure.kind(), 1, Integer::sum)));
            }
        }
        run.put("results", found);
        return run;
    }

    private static Map<String, Object> rule(FailureKind kind) {
        String title = TextReport.title(kind);
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", kind.name());
        rule.put("name", pascal(kind));
        rule.put("shortDescription", text(title));
        rule.put("fullDescription", text(Rules.description(kind)));
        rule.put(
                "help",
                text(
                        Rules.description(kind)
                                + " Run the command in the message, or put the token into @Explore(replay = …), to see it again."));
        rule.put("defaultConfiguration", Map.of("level", "error"));
        return rule;
    }

    private static String pascal(FailureKind kind) {
        StringBuilder name = new StringBuilder();
        for (String word : TextReport.title(kind).split(" ")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static Map<String, Object> result(TestResult test, FailureResult failure, int occurrence) {
        FailureKind kind = FailureKind.valueOf(failure.kind());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", kind.name());
        result.put("ruleIndex", kind.ordinal());
        result.put("level", "error");
        result.put("message", text(message(test, failure)));
        List<Place> places = failure.places().stream()
                .filter(place -> !place.path().isEmpty())
                .toList();
        result.put("locations", List.of(location(places, test)));
        List<Object> related = new ArrayList<>();
        for (Place place : places.subList(Math.min(1, places.size()), places.size())) {
            Map<String, Object> location = new LinkedHashMap<>();
            location.put("id", related.size() + 1);
            location.put("physicalLocation", physical(place));
            location.put("message", text(place.what().isEmpty() ? place.shown() : place.what()));
            related.add(location);
        }
        if (!related.isEmpty()) {
            result.put("relatedLocations", related);
        }
        // Neither a line nor the token: both change with the code, and the failure is still the same one.
        result.put(
                "partialFingerprints",
                Map.of(
                        "testKindOccurrence/v1",
                        test.type() + "/" + test.test() + "/" + kind.name() + "/" + occurrence));
        result.put("properties", properties(test, failure));
        return result;
    }

    private static String message(TestResult test, FailureResult failure) {
        String summary = failure.summary().lines().findFirst().orElse("").strip();
        String again = failure.command().isEmpty() ? "-Dheddle.replay=" + failure.token() : failure.command();
        return summary + (summary.endsWith(".") ? " " : ". ") + "Found by " + test.test()
                + (failure.token().isEmpty() ? "." : "; to see it again: " + again);
    }

    private static Map<String, Object> location(List<Place> places, TestResult test) {
        Map<String, Object> location = new LinkedHashMap<>();
        if (!places.isEmpty()) {
            location.put("physicalLocation", physical(places.get(0)));
            if (!places.get(0).what().isEmpty()) {
                location.put("message", text(places.get(0).what()));
            }
        }
        Map<String, Object> logical = new LinkedHashMap<>();
        logical.put("fullyQualifiedName", test.test());
        logical.put("kind", "function");
        location.put("logicalLocations", List.of(logical));
        return location;
    }

    private static Map<String, Object> physical(Place place) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("uri", uri(place.path()));
        file.put("uriBaseId", ROOT);
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", file);
        physical.put("region", Map.of("startLine", Math.max(1, place.line())));
        return physical;
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }

    private static Map<String, Object> properties(TestResult test, FailureResult failure) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("test", test.test());
        properties.put("display", test.display());
        properties.put("token", failure.token());
        properties.put("report", failure.report());
        return properties;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }
}
