package dev.heddle.junit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The properties that Heddle knows; any other that begins like one of them is a typing error, and is refused. */
final class KnownNames {

    /** Switches of the harness and its build that are no settings of a test. */
    private static final List<String> OTHERS = List.of(
            "heddle.dataRaces",
            "heddle.diagnostics",
            "heddle.golden",
            "heddle.jvm.options",
            "heddle.progress",
            "heddle.stacktrace",
            "heddle.watchdog",
            "heddle.width");

    private KnownNames() {}

    static List<String> all() {
        return Stream.of(
                        Setting.ALL.stream().map(Setting::property),
                        SuiteSetting.ALL.stream().map(SuiteSetting::property),
                        OTHERS.stream())
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * Passes if no name is unknown.
     *
     * @param where where the properties are from, for the message
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException for the first unknown name in their order
     */
    static void check(Properties properties, String where) {
        List<String> known = all();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.startsWith(Setting.PREFIX) && !known.contains(name)) {
                throw Misuse.unknownName(name, where, nearest(name, known));
            }
        }
    }

    private static String nearest(String name, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(lower(name), lower(candidate))))
                .orElseThrow();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /** The Levenshtein distance: how many letters must be put in, taken out or replaced. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
