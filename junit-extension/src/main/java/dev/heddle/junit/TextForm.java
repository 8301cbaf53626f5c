package dev.heddle.junit;

import java.lang.reflect.Array;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the values of settings look like as text; what doesn't is refused with a message that shows the allowed forms.
 */
final class TextForm {

    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");

    private TextForm() {}

    /** A duration: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, {@code PT1M30S}. */
    static Duration duration(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        Matcher amount = AMOUNT.matcher(stripped);
        try {
            return amount.matches()
                    ? Duration.of(Long.parseLong(amount.group(1)), unit(amount.group(2)))
                    : Duration.parse(stripped);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException cause) {
            throw refused(text, "is no duration: allowed are 500ms, 10s, 2m, 1h, and ISO-8601 such as PT1M30S", cause);
        }
    }

    private static ChronoUnit unit(String symbol) {
        return switch (symbol) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
    }

    /** A whole number: {@code 10000}, {@code 10_000}, {@code -7}. */
    static long number(String text) {
        try {
            return Long.parseLong(text.strip().replace("_", ""));
        } catch (NumberFormatException cause) {
            throw refused(text, "is no whole number such as 10000", cause);
        }
    }

    /** A whole number that is an {@code int}. */
    static int smallNumber(String text) {
        long number = number(text);
        try {
            return Math.toIntExact(number);
        } catch (ArithmeticException cause) {
            throw refused(text, "is too large: allowed is at most " + Integer.MAX_VALUE, cause);
        }
    }

    /** One of an enum's constants, in any case, with hyphens or underscores: {@code random-walk}. */
    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is none of "
                        + String.join(", ", constants.stream().map(Enum::name).toList())));
    }

    /** Some of an enum's constants, with commas between. */
    static <E extends Enum<E>> E[] choices(Class<E> type, String text) {
        @SuppressWarnings("unchecked") // an array of that component type
        E[] empty = (E[]) Array.newInstance(type, 0);
        return Arrays.stream(text.split(",", -1))
                .map(part -> choice(type, part))
                .toList()
                .toArray(empty);
    }

    /** Some names, with commas between. */
    static String[] names(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toArray(String[]::new);
    }

    private static IllegalArgumentException refused(String text, String why, Exception cause) {
        return new IllegalArgumentException("\"" + text + "\" " + why, cause);
    }
}
