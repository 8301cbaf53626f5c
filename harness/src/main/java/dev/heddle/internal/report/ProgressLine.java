package dev.heddle.internal.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an exploration is, in one line: {@code heddle: 12,345 executions, 4,115/s, 3 % of an estimated 330,000, at most
 * 7 s left}.
 *
 * <p>The time left is the least of what the estimate, the most executions and the budget leave. It is "about" as long if
 * one of the first two tells it, and "at most" as long if the budget does.
 *
 * @param executions executions so far
 * @param elapsed the wall time that they took
 * @param estimatedTotal how many executions the whole exploration has; {@link Double#NaN} when unknown
 * @param limits what ends the exploration early
 */
public record ProgressLine(long executions, Duration elapsed, double estimatedTotal, Limits limits) {

    private static final String NAME = "heddle: ";
    private static final double MILLIS = 1e3;

    /** Longer times are as good as endless, and would overflow. */
    private static final double LONGEST_SECONDS = 1e10;

    /**
     * What ends an exploration early.
     *
     * @param executions at most so many
     * @param budget at most so much wall time
     */
    public record Limits(long executions, Duration budget) {}

    /**
     * The line, without a break at its end.
     *
     * @param width at most so many characters; what says least is left out to fit
     */
    public String within(int width) {
        for (int parts = parts().size(); parts > 1; parts--) {
            String line = NAME + String.join(", ", parts().subList(0, parts));
            if (Cell.width(line) <= width) {
                return line;
            }
        }
        return Cell.shorten(NAME + parts().get(0), width);
    }

    /** What the line says, the most important first. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(Figures.count(executions, "execution"));
        parts.add(Figures.count(Math.round(perSecond())) + "/s");
        if (Figures.isKnown(estimatedTotal)) {
            parts.add(share() + " of an estimated " + Figures.estimate(estimatedTotal));
        }
        parts.add(timeLeft());
        return parts;
    }

    private double seconds() {
        return Math.max(1, elapsed.toMillis()) / MILLIS;
    }

    private double perSecond() {
        return executions / seconds();
    }

    /** What goes on isn't complete, whatever the estimate was. */
    private String share() {
        return executions < estimatedTotal ? Figures.share((double) executions, estimatedTotal) : "99 %";
    }

    private String timeLeft() {
        double budget = Math.max(0, limits.budget().toMillis() / MILLIS - seconds());
        double work = Math.max(0, (total() - executions) / perSecond());
        return work < budget ? "about " + left(Math.max(1, work)) : "at most " + left(budget);
    }

    /** How many executions there will be, unless the budget ends them; not fewer than there are. */
    private double total() {
        boolean estimated = Figures.isKnown(estimatedTotal) && executions < estimatedTotal;
        return estimated ? Math.min(estimatedTotal, (double) limits.executions()) : (double) limits.executions();
    }

    private static String left(double seconds) {
        long millis = (long) (Math.min(seconds, LONGEST_SECONDS) * MILLIS);
        return Figures.wholeSeconds(Duration.ofMillis(millis)) + " left";
    }
}
