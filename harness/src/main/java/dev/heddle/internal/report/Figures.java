package dev.heddle.internal.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** How counts, estimates, shares and times are written for people: grouped, in one locale, and no more exact than known. */
public final class Figures {

    /** From here on an estimate is told by its power of ten. */
    private static final double VAST = 1e12;

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private Figures() {}

    /** A count: {@code 1,428}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and what is counted, in the singular for one: {@code 1 schedule}, {@code 1,428 schedules}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** An estimated count, to two digits: {@code 330,000}, {@code 10^15}. */
    static String estimate(double number) {
        return number < VAST
                ? count(new BigDecimal(number).round(TWO_DIGITS).longValue())
                : "10^" + Math.round(Math.log10(number));
    }

    /** Whether an estimate says anything. */
    static boolean isKnown(double estimate) {
        return estimate >= 1 && estimate < Double.POSITIVE_INFINITY;
    }

    /** A share of a whole, rounded down: {@code 3 %}, {@code less than 1 %}. */
    static String share(double part, double whole) {
        long percent = (long) (100 * part / whole);
        return percent < 1 ? "less than 1 %" : percent + " %";
    }

    /** A share of what is only estimated: {@code about 3 %}, {@code less than 1 %}. */
    static String aboutShare(double part, double estimate) {
        return part < estimate / 100 ? share(part, estimate) : "about " + share(part, estimate);
    }

    /** A span of time, by its size: {@code 34 ms}, {@code 0.3 s}, {@code 12 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
    public static String time(Duration span) {
        if (span.toMillis() < 100) {
            return span.toMillis() + " ms";
        }
        double seconds = span.toMillis() / 1e3;
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return wholeSeconds(span);
    }

    /** A point of virtual time, exactly: {@code 0 s}, {@code 1.5 s}, {@code 0.000001 s}. */
    public static String seconds(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9);
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + " s";
    }

    /** A span of time in seconds at the finest, rounded: {@code 0 s}, {@code 12 s}, {@code 2 min 5 s}. */
    static String wholeSeconds(Duration span) {
        long seconds = span.plusMillis(500).toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return count(seconds / 3_600) + " h " + seconds % 3_600 / 60 + " min";
    }
}
