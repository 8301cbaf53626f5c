package dev.heddle.internal.session;

import dev.heddle.internal.report.ProgressLine;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress on standard error to whom {@link ProgressSetting} names. It looks what that is when there is something to
 * show; most explorations end before.
 */
final class ConsoleProgress implements ProgressSink {

    private final ProgressSetting setting;
    private @Nullable ProgressSink chosen;

    ConsoleProgress(ProgressSetting setting) {
        this.setting = setting;
    }

    @Override
    public void show(ProgressLine line) {
        chosen().show(line);
    }

    @Override
    public void end(String sentence) {
        chosen().end(sentence);
    }

    private ProgressSink chosen() {
        ProgressSink sink = chosen;
        if (sink == null) {
            sink = setting.sink(System.err, () -> isTerminal(System.console(), Console.class));
            chosen = sink;
        }
        return sink;
    }

    /**
     * Whether the JVM's console is one that a person sees. Up to JDK 21 there is a console only if it is a terminal; from
     * 22 on it may be any stream, and says by a method of its own what it is.
     *
     * @param type the class in which to look for the method: that of the console may not be public
     */
    static boolean isTerminal(@Nullable Object console, Class<?> type) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) type.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
