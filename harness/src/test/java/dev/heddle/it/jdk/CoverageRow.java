package dev.heddle.it.jdk;

import dev.heddle.it.Shows.Aspect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is shown of one class: the names of the tests for each aspect, as a row of the table. */
record CoverageRow(String className, Map<Aspect, Set<String>> tests) {

    private static final String NOTHING = "–";

    static CoverageRow of(Class<?> type, ShownByTests shown) {
        Map<Aspect, Set<String>> tests = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            tests.put(aspect, shown.testsOf(type, aspect));
        }
        return new CoverageRow(nameWithinPackage(type), tests);
    }

    /** What {@link #line} has written. */
    static CoverageRow parse(String line) {
        List<String> cells = List.of(line.split(" *\\| *"));
        Map<Aspect, Set<String>> tests = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            String cell = cells.get(2 + aspect.ordinal());
            tests.put(aspect, cell.equals(NOTHING) ? Set.of() : new TreeSet<>(List.of(cell.split(", "))));
        }
        return new CoverageRow(cells.get(1).replace("`", ""), tests);
    }

    /** The name of a class with those of its outer classes, but not that of the package. */
    static String nameWithinPackage(Class<?> type) {
        return type.getCanonicalName().substring(type.getPackageName().length() + 1);
    }

    static String header() {
        List<String> cells = new ArrayList<>(List.of("class"));
        for (Aspect aspect : Aspect.values()) {
            cells.add(wordsOf(aspect));
        }
        return row(cells) + "\n|" + "---|".repeat(cells.size());
    }

    static String wordsOf(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String line() {
        List<String> cells = new ArrayList<>(List.of('`' + className + '`'));
        for (Aspect aspect : Aspect.values()) {
            Set<String> names = tests.getOrDefault(aspect, Set.of());
            cells.add(names.isEmpty() ? NOTHING : String.join(", ", names));
        }
        return row(cells);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Whether each cell of this row has all that the cell of the other one has. */
    boolean covers(CoverageRow other) {
        return other.tests.entrySet().stream()
                .allMatch(cell -> tests.getOrDefault(cell.getKey(), Set.of()).containsAll(cell.getValue()));
    }
}
