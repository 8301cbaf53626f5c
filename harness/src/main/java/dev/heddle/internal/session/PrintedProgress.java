package dev.heddle.internal.session;

import dev.heddle.internal.report.ProgressLine;
import java.io.PrintStream;

/** Shows progress in lines one below the other, for a stream that is no terminal. */
final class PrintedProgress implements ProgressSink {

    private static final int WIDTH = 120;

    private final PrintStream out;

    PrintedProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(ProgressLine line) {
        out.println(line.within(WIDTH));
    }

    @Override
    public void end(String sentence) {
        out.println("heddle: " + sentence);
    }
}
