package dev.heddle.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.internal.report.ProgressLine;
import dev.heddle.internal.report.ProgressLine.Limits;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressSinkTest {

    private static final ProgressLine LONG = line(1_000_000);
    private static final ProgressLine SHORT = line(1_000);
    private static final String LONG_TEXT = "heddle: 1,000,000 executions, 500,000/s, about 2 s left";
    private static final String SHORT_TEXT = "heddle: 1,000 executions, 500/s, at most 58 s left";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    private static ProgressLine line(long executions) {
        Limits limits = new Limits(2_000_000, Duration.ofMinutes(1));
        return new ProgressLine(executions, Duration.ofSeconds(2), Double.NaN, limits);
    }

    private String written() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @AfterEach
    void clear() {
        System.clearProperty(ProgressSetting.PROPERTY);
    }

    @Test
    void writesOneLineOverAndOverOnATerminal() {
        ProgressSink sink = new TerminalProgress(out);

        sink.show(LONG);
        sink.show(SHORT);
        sink.end("VERIFIED: all");

        assertThat(written())
                .isEqualTo("\r" + LONG_TEXT + "\r" + SHORT_TEXT + "     " + "\r" + "heddle: VERIFIED: all"
                        + " ".repeat(29) + "\n");
    }

    @Test
    void flushesWhatStandsOnATerminal() {
        ProgressSink sink = new TerminalProgress(new PrintStream(bytes, false, StandardCharsets.UTF_8));

        sink.show(SHORT);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("left");
    }

    @Test
    void writesLinesBelowEachOtherElsewhere() {
        ProgressSink sink = new PrintedProgress(out);

        sink.show(LONG);
        sink.show(SHORT);
        sink.end("VERIFIED: all");

        assertThat(written()).isEqualTo(LONG_TEXT + "\n" + SHORT_TEXT + "\n" + "heddle: VERIFIED: all\n");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, true, TerminalProgress",
        "AUTO, false, ''",
        "ALWAYS, true, TerminalProgress",
        "ALWAYS, false, PrintedProgress",
        "NEVER, true, ''",
        "NEVER, false, ''"
    })
    void isChosenByTheSettingAndTheTerminal(ProgressSetting setting, boolean terminal, String sink) {
        assertThat(setting.sink(out, () -> terminal).getClass().getSimpleName()).isEqualTo(sink);
    }

    @Test
    void neverAsksForTheTerminalInVain() {
        BooleanSupplier unanswered = () -> {
            throw new AssertionError("asked");
        };

        assertThat(ProgressSetting.NEVER.sink(out, unanswered)).isSameAs(ProgressSink.NONE);
    }

    @ParameterizedTest
    @CsvSource({"'', AUTO", "' ', AUTO", "auto, AUTO", "Always, ALWAYS", "' never ', NEVER"})
    void readsTheSetting(String text, ProgressSetting setting) {
        System.setProperty(ProgressSetting.PROPERTY, text);

        assertThat(ProgressSetting.current()).isEqualTo(setting);
    }

    @Test
    void refusesAnotherSetting() {
        System.setProperty(ProgressSetting.PROPERTY, "sometimes");

        assertThatIllegalArgumentException()
                .isThrownBy(ProgressSetting::current)
                .withMessage("-Dheddle.progress=sometimes is none of auto, always, never");
    }

    /** What {@code java.io.Console} is from JDK 22 on. */
    public record Newer(boolean isTerminal) {}

    /** What {@code java.io.Console} was before. */
    public record Older() {}

    @Test
    void takesAConsoleForATerminalUnlessItSaysOtherwise() {
        assertThat(ConsoleProgress.isTerminal(null, Newer.class)).isFalse();
        assertThat(ConsoleProgress.isTerminal(new Newer(true), Newer.class)).isTrue();
        assertThat(ConsoleProgress.isTerminal(new Newer(false), Newer.class)).isFalse();
        assertThat(ConsoleProgress.isTerminal(new Older(), Older.class)).isTrue();
    }

    @Test
    void showsNothingOnTheConsoleIfItIsSetSo() {
        PrintStream before = System.err;
        System.setErr(out);
        try {
            show(ProgressSetting.NEVER);
            assertThat(written()).isEmpty();

            show(ProgressSetting.ALWAYS);
            assertThat(written()).contains(SHORT_TEXT, "heddle: VERIFIED: all\n");
        } finally {
            System.setErr(before);
        }
    }

    private static void show(ProgressSetting setting) {
        ConsoleProgress console = new ConsoleProgress(setting);
        console.show(SHORT);
        console.end("VERIFIED: all");
    }
}
