package dev.heddle.it.jdk;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of what the tests show of each class, and the document that holds it. */
final class CoverageTable {

    private static final String INTRODUCTION = """
            # What the tests show of the JDK's concurrency classes

            A row for each public class of JDK 25 that is made for threads, with the tests that show how it behaves in an
            explored test. `JdkCoverageTest` fails while a class or an aspect is missing, or when this page is out of date.

            | column | what the tests show |
            |---|---|
            | blocks | a thread waits at it as long as it must: who doesn't wake it leaves a deadlock |
            | wakes | a thread that waits at it goes on when it may |
            | times out | a wait at it ends at its deadline, on the virtual clock |
            | is interrupted | a wait at it ends by an interrupt |
            | must find | a program that misuses it fails in some order, and replays on each engine |
            | must not find | a program that uses it well fails in no order |

            A "–" stands where there is nothing to show: no method of that class waits, or not for a time.
            """;

    private static final String REST = """

            ## Not in a table

            | class | why |
            |---|---|
            """;

    private static final String PACKAGE = "## ";

    /** By the name of a package: its rows. */
    private final Map<String, List<CoverageRow>> rows = new TreeMap<>();

    private final List<String> exemptions = new ArrayList<>();

    static CoverageTable of(List<Class<?>> all, Duties duties, ShownByTests shown) {
        CoverageTable table = new CoverageTable();
        all.stream()
                .filter(type -> duties.exemption(type).isEmpty())
                .collect(groupingBy(Class::getPackageName))
                .forEach((name, types) -> table.rows.put(
                        name,
                        types.stream().map(type -> CoverageRow.of(type, shown)).toList()));
        all.forEach(type -> duties.exemption(type)
                .ifPresent(why -> table.exemptions.add("| `" + type.getCanonicalName() + "` | " + why + " |")));
        return table;
    }

    /** The rows of a document that {@link #document} has written. */
    static CoverageTable parse(List<String> lines) {
        CoverageTable table = new CoverageTable();
        List<CoverageRow> section = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PACKAGE + "java.")) {
                section = new ArrayList<>();
                table.rows.put(line.substring(PACKAGE.length()), section);
            } else if (line.startsWith("| `java.")) {
                table.exemptions.add(line);
            } else if (line.startsWith("| `")) {
                section.add(CoverageRow.parse(line));
            }
        }
        return table;
    }

    String document() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        rows.forEach((name, section) -> {
            text.append('\n').append(PACKAGE).append(name).append("\n\n");
            text.append(CoverageRow.header()).append('\n');
            section.forEach(row -> text.append(row.line()).append('\n'));
        });
        text.append(REST);
        exemptions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The names of those rows of the other table of which this one has less. */
    List<String> lackingOf(CoverageTable other) {
        List<String> lacking = new ArrayList<>();
        other.rows.forEach((name, section) -> section.stream()
                .filter(row -> find(name, row.className())
                        .filter(ours -> ours.covers(row))
                        .isEmpty())
                .forEach(row -> lacking.add(name + '.' + row.className())));
        return lacking;
    }

    private Optional<CoverageRow> find(String packageName, String className) {
        return rows.getOrDefault(packageName, List.of()).stream()
                .filter(row -> row.className().equals(className))
                .findFirst();
    }
}
