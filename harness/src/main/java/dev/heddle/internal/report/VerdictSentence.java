package dev.heddle.internal.report;

import dev.heddle.Exploration;
import dev.heddle.Failure;

/**
 * What an exploration says about the test, in one sentence: {@code VERIFIED: all 1,428 interleavings explored in 0.3 s}.
 */
public final class VerdictSentence {

    private static final int LONGEST_SUMMARY = 200;

    private VerdictSentence() {}

    /** The sentence for the result of an exploration, in one line, without a full stop. */
    public static String of(Exploration<?> exploration) {
        String said = switch (exploration.verdict()) {
            case VERIFIED -> verified(exploration);
            case FAILED -> failed(exploration);
            case INCONCLUSIVE -> inconclusive(exploration);
        };
        return exploration.verdict() + ": " + said;
    }

    private static String verified(Exploration<?> exploration) {
        long all = exploration.executions() + exploration.discarded();
        String explored = all == 1
                ? "the only interleaving explored" + in(exploration)
                : "all " + Figures.count(all) + " interleavings explored" + in(exploration);
        return explored + discarded(exploration, " of them");
    }

    private static String failed(Exploration<?> exploration) {
        Failure first = exploration.failures().get(0);
        int others = exploration.failures().size() - 1;
        return TextReport.title(first.kind())
                + ": "
                + Cell.shorten(Cell.oneLine(first.summary()), LONGEST_SUMMARY)
                + (others == 0 ? "" : "; and " + Figures.count(others, "other distinct failure"))
                + "; "
                + Figures.count(exploration.executions(), "schedule")
                + in(exploration);
    }

    private static String inconclusive(Exploration<?> exploration) {
        if (exploration.executions() == 0) {
            return exploration.discarded() == 0
                    ? "no schedule was run to its end"
                    : "all " + Figures.count(exploration.discarded()) + " schedules were discarded";
        }
        String run = exploration.executions() == 1
                ? "1 schedule, which did not fail"
                : Figures.count(exploration.executions(), "schedule") + ", none failed";
        return run + discarded(exploration, " more") + covered(exploration);
    }

    /** The share of the estimate, unless more was run than that: schedules by chance repeat each other. */
    private static String covered(Exploration<?> exploration) {
        double estimate = exploration.statistics().estimatedExecutions();
        if (!Figures.isKnown(estimate)) {
            return "";
        }
        return exploration.executions() < estimate
                ? "; " + Figures.aboutShare((double) exploration.executions(), estimate) + " of an estimated "
                        + Figures.estimate(estimate)
                : "; an exhaustive exploration has an estimated " + Figures.estimate(estimate);
    }

    private static String discarded(Exploration<?> exploration, String related) {
        long discarded = exploration.discarded();
        return discarded == 0
                ? ""
                : "; " + Figures.count(discarded) + related + (discarded == 1 ? " was" : " were") + " discarded";
    }

    private static String in(Exploration<?> exploration) {
        return " in " + Figures.time(exploration.statistics().elapsed());
    }
}
