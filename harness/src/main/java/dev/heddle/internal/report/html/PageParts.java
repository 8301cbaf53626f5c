package dev.heddle.internal.report.html;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files that a page is made of. */
final class PageParts {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** Each may use those before it; the last one starts the page. */
    private static final List<String> SCRIPTS = List.of(
            "dom.js",
            "model.js",
            "state.js",
            "theme.js",
            "source.js",
            "graph.js",
            "story.js",
            "summary.js",
            "filters.js",
            "lanes.js",
            "rows.js",
            "overview.js",
            "details.js",
            "keys.js",
            "main.js");

    private static final List<String> STYLES = List.of("page.css", "summary.css", "schedule.css", "details.css");

    private PageParts() {}

    /** The style sheet, as it stands in the page. */
    static String style() {
        return joined(STYLES);
    }

    /** The script, as it stands in the page: one function, so that files share names with each other and nobody else. */
    static String script() {
        return "\n(() => {\n\"use strict\";\n" + joined(SCRIPTS) + "})();\n";
    }

    /** The template with texts for all of its places, each put in once, and none of them looked at for places. */
    static String fill(Map<String, String> texts) {
        return PLACE.matcher(read("report.html"))
                .replaceAll(place -> Matcher.quoteReplacement(text(texts, place.group(1))));
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException("report.html has a place for " + name + ", which nobody fills");
        }
        return text;
    }

    private static String joined(List<String> files) {
        return files.stream().map(PageParts::read).collect(Collectors.joining());
    }

    /** The names of the files that the script is made of. */
    static List<String> scriptFiles() {
        return SCRIPTS;
    }

    /** The text of a file beside this class. */
    static String read(String file) {
        try (InputStream in = PageParts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("a part of the report's page is missing from Heddle's jar", e);
        }
    }
}
