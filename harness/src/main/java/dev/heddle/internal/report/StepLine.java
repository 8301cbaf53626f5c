package dev.heddle.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of the schedule: a step, or a note that steps were left out, or that virtual time has moved on.
 *
 * @param mark {@link #SWITCH}, {@link #PREEMPTION}, {@link #TIME}, or as many blanks
 * @param step the step's number, or empty
 * @param thread the thread whose step it is, or {@link #UNKNOWN}
 * @param action what was done, or how much was left out, or what time it is
 * @param location where, or empty
 * @param source the text of that line, or empty
 */
record StepLine(String mark, String step, int thread, String action, String location, String source) {

    static final String SWITCH = "→ ";
    static final String PREEMPTION = "⇒ ";
    static final String TIME = "◷ ";
    static final String NO_SWITCH = "  ";
    static final int UNKNOWN = -1;

    private static final int TESTS_OWN = 0;

    /** So much of a name that the line fits into a column. */
    private static final int LONGEST_NAME = 16;

    /** The lines for the steps of a failure. */
    static List<StepLine> of(FailureFacts facts) {
        List<StepLine> lines = new ArrayList<>();
        StepRow before = StepRow.severalThreads(0);
        for (StepRow row : facts.steps()) {
            int omitted = row.step() - before.last() - 1;
            if (row.isOmission()) {
                lines.add(omission(omitted + 1, UNKNOWN, " of several threads"));
            } else {
                if (omitted > 0) {
                    int thread = before.step() == 0 ? threadUpTo(row) : threadBetween(before, row);
                    lines.add(omission(omitted, thread, thread == UNKNOWN ? "" : " of " + shortName(facts, thread)));
                }
                if (row.nanos() > before.nanos()) {
                    lines.add(new StepLine(TIME, "", UNKNOWN, Figures.seconds(row.nanos()), "", ""));
                }
                lines.add(shown(row));
            }
            before = row;
        }
        return lines;
    }

    /** Each execution begins with the test's own thread, so steps before the first one of another aren't all its own. */
    private static int threadUpTo(StepRow first) {
        return first.switchBefore() || first.thread() != TESTS_OWN ? UNKNOWN : TESTS_OWN;
    }

    private static int threadBetween(StepRow before, StepRow row) {
        boolean switches = before.thread() != row.thread();
        return switches == row.switchBefore() && !before.isOmission() ? before.thread() : UNKNOWN;
    }

    private static String shortName(FailureFacts facts, int thread) {
        return Cell.shorten(facts.threadName(thread), LONGEST_NAME);
    }

    private static StepLine omission(int steps, int thread, String whose) {
        String count = String.format(Locale.ROOT, "⋮ %,d %s", steps, steps == 1 ? "step" : "steps");
        return new StepLine(NO_SWITCH, "", thread, count + whose, "", "");
    }

    private static StepLine shown(StepRow row) {
        return new StepLine(
                switch (row.arrival()) {
                    case GOES_ON -> NO_SWITCH;
                    case SWITCH -> SWITCH;
                    case PREEMPTION -> PREEMPTION;
                },
                Integer.toString(row.step()),
                row.thread(),
                Cell.oneLine(row.action()),
                Cell.oneLine(row.location()),
                Cell.oneLine(row.source()));
    }

    boolean isOmission() {
        return step.isEmpty();
    }
}
