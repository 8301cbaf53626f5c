package dev.heddle.internal.session;

import dev.heddle.internal.report.ProgressLine;
import java.io.PrintStream;

/** Shows progress on a terminal, in one line that is written over again. */
final class TerminalProgress implements ProgressSink {

    /** The usual width less one, since some terminals break a line that is full. */
    private static final int WIDTH = 79;

    private final PrintStream out;
    private int written;

    TerminalProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(ProgressLine line) {
        over(line.within(WIDTH));
        out.flush();
    }

    @Override
    public void end(String sentence) {
        over("heddle: " + sentence);
        out.println();
    }

    /** Blanks cover what a longer line before would leave. */
    private void over(String text) {
        out.print("\r" + text + " ".repeat(Math.max(0, written - text.length())));
        written = text.length();
    }
}
