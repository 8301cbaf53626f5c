package dev.heddle.internal.kept;

import dev.heddle.internal.files.TestName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A schedule in which a test failed, as it is kept in a file that people can read.
 *
 * <pre>
 * # Heddle runs this test in this order first, …
 * test     com.example.AccountTest.noDepositIsLost
 * shown    noDepositIsLost()
 * id       [engine:junit-jupiter]/[class:com.example.AccountTest]/[method:noDepositIsLost()]
 * token    h1:F21nAqqB8f
 * kind     EXCEPTION
 * summary  AssertionFailedError: expected: &lt;120&gt; but was: &lt;20&gt;
 * heddle   0.1.0
 * </pre>
 *
 * @param test the test's name
 * @param shown the name that JUnit shows, with the arguments of an invocation
 * @param id JUnit's id of the test
 * @param token the schedule
 * @param kind how the test failed
 * @param summary what happened
 * @param heddle the version that found it
 */
public record KeptSchedule(
        String test, String shown, String id, String token, String kind, String summary, String heddle) {

    private static final String HEADING = """
            # Heddle runs this test in this order first, reports at once if it fails, and else removes the file:
            # then the bug is mended, or the test is another one than it was.
            """;

    private static final String ENGINE = "[engine:junit-jupiter]";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The schedule of a failure. */
    public static KeptSchedule of(TestName test, String token, String kind, String summary, String heddle) {
        return new KeptSchedule(
                test.qualified(), test.display(), withoutSuite(test.id()), token, kind, summary, heddle);
    }

    /** Whether it is of this test, and not of one whose file has the same name. */
    public boolean isOf(TestName name) {
        return id.equals(withoutSuite(name.id()));
    }

    /** A test is the same whether a suite runs it or not. */
    private static String withoutSuite(String id) {
        int start = id.indexOf(ENGINE);
        return oneLine(start < 0 ? id : id.substring(start));
    }

    /** The text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADING);
        fields().forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-7s  %s", name, oneLine(value))
                        .stripTrailing())
                .append('\n'));
        return text.toString();
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("test", test);
        fields.put("shown", shown);
        fields.put("id", id);
        fields.put("token", token);
        fields.put("kind", kind);
        fields.put("summary", summary);
        fields.put("heddle", heddle);
        return fields;
    }

    private static String oneLine(String value) {
        return BLANKS.matcher(value).replaceAll(" ").strip();
    }

    /**
     * Reads the text of a file.
     *
     * @throws IllegalArgumentException if it isn't such a text; the message says what is wrong, as a clause
     */
    static KeptSchedule parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = BLANKS.split(line, 2);
                    fields.putIfAbsent(parts[0], parts.length < 2 ? "" : parts[1]);
                });
        return new KeptSchedule(
                fields.getOrDefault("test", ""),
                fields.getOrDefault("shown", ""),
                required(fields, "id"),
                required(fields, "token"),
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("summary", ""),
                fields.getOrDefault("heddle", ""));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("it has no line that begins with \"" + name + "\"");
        }
        return value;
    }
}
