package dev.heddle.internal.session;

import dev.heddle.internal.report.ProgressLine;

/**
 * Where the progress of an exploration is shown. It is called on one thread at a time, and never while an execution runs:
 * what it calls isn't controlled then, even if it is woven.
 */
interface ProgressSink {

    /** Shows nothing. */
    ProgressSink NONE = new ProgressSink() {
        @Override
        public void show(ProgressLine line) {}

        @Override
        public void end(String sentence) {}
    };

    /** Shows how far the exploration is, in the place of what was shown before. */
    void show(ProgressLine line);

    /** Shows, in the place of the last line, what came of the exploration. Called only after a line was shown. */
    void end(String sentence);
}
