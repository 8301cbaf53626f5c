package dev.heddle.internal.session;

import dev.heddle.internal.report.ExecutionRecord.Location;
import dev.heddle.internal.report.ExecutionRecord.Source;
import dev.heddle.internal.report.SourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The lines around the places that a report tells of, of sources that are found. */
final class SourceExcerpts {

    private static final int AROUND = 4;
    private static final int MOST_LINES = 4_000;

    private record File(String type, String name) {}

    private final Map<File, TreeSet<Integer>> wanted = new LinkedHashMap<>();

    void add(Location location) {
        String type = location.type();
        int inner = type.indexOf('$');
        File file = new File(inner < 0 ? type : type.substring(0, inner), location.file());
        if (location.line() > 0) {
            wanted.computeIfAbsent(file, unknown -> new TreeSet<>()).add(location.line());
        }
    }

    List<Source> found() {
        SourceFiles files = SourceFiles.ofThisProject();
        List<Source> sources = new ArrayList<>();
        int lines = 0;
        for (Map.Entry<File, TreeSet<Integer>> entry : wanted.entrySet()) {
            File file = entry.getKey();
            List<String> all = files.lines(file.type(), file.name());
            for (Source source :
                    all.isEmpty() || lines > MOST_LINES ? List.<Source>of() : cut(file, all, entry.getValue())) {
                sources.add(source);
                lines += source.lines().size();
            }
        }
        return sources;
    }

    /** What lies close together is one piece. */
    private static List<Source> cut(File file, List<String> all, TreeSet<Integer> places) {
        List<Source> pieces = new ArrayList<>();
        int first = 0;
        int last = -1;
        for (int place : places) {
            if (place > all.size()) {
                break; // another version of the file
            }
            if (last >= 0 && place - AROUND > last + 1) {
                pieces.add(new Source(file.type(), file.name(), first, all.subList(first - 1, last)));
                last = -1;
            }
            first = last < 0 ? Math.max(1, place - AROUND) : first;
            last = Math.min(all.size(), place + AROUND);
        }
        if (last >= 0) {
            pieces.add(new Source(file.type(), file.name(), first, all.subList(first - 1, last)));
        }
        return pieces;
    }
}
