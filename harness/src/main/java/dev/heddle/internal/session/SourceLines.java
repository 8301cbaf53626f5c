package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.report.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of single lines of the project's sources. */
final class SourceLines {

    private final SourceFiles files = SourceFiles.ofThisProject();
    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    /** The text of the line, or nothing if it isn't found. */
    String line(CodeSite site) {
        if (site.file().isEmpty() || site.line() <= 0) {
            return "";
        }
        List<String> all = lines.computeIfAbsent(
                site.owner() + "/" + site.file(), unknown -> files.lines(site.owner(), site.file()));
        return site.line() > all.size() ? "" : all.get(site.line() - 1).strip();
    }
}
