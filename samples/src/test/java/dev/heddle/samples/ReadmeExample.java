package dev.heddle.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java example of the README or another document, and what the comment before it promises: {@code <!-- example: fails EXCEPTION -->}.
 *
 * @param document the name of the file that it is in
 * @param line the line that it starts on
 * @param promise what must come of it
 * @param detail the kind of failure promised, or empty
 * @param source the code: a class, or statements if it {@link Promise#RUNS}
 */
record ReadmeExample(String document, int line, Promise promise, String detail, String source) {

    /** Stands in an example for the token of the failure that was found before. */
    static final String SOME_TOKEN = "h1:…";

    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- example: (?<promise>\\w+) ?(?<detail>\\w*) -->\\s*)?"
                    + "^(?<indent> *)```java\\n(?<source>.*?)^\\k<indent>```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** What must come of an example. */
    enum Promise {
        /** Statements; they end without an exception. */
        RUNS,
        /** A test class; its tests pass. */
        PASSES,
        /** A test class with one test, which fails. */
        FAILS,
        /** A test class with one test, which fails with the token of the failure before. */
        REPLAYS
    }

    /**
     * All examples of a text, in order.
     *
     * @param document the name of the file that it is in
     * @throws IllegalArgumentException if an example has no promise, or one that doesn't exist
     */
    static List<ReadmeExample> all(String document, String markdown) {
        List<ReadmeExample> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            int line = (int) markdown.substring(0, block.start()).lines().count() + 1;
            String promise = block.group("promise");
            if (promise == null) {
                throw new IllegalArgumentException(
                        "the Java example in line " + line + " of " + document + " promises nothing");
            }
            examples.add(new ReadmeExample(
                    document,
                    line,
                    Promise.valueOf(promise.toUpperCase(Locale.ROOT)),
                    block.group("detail"),
                    block.group("source").stripTrailing().stripIndent()));
        }
        return examples;
    }

    /** What files about it are called. */
    String name() {
        return document.replace(".md", "") + "-line-" + line;
    }

    @Override
    public String toString() {
        return (document + " line " + line + " " + promise.name().toLowerCase(Locale.ROOT) + " " + detail).strip();
    }
}
