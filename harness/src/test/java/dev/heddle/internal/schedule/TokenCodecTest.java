package dev.heddle.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.Cancellation;
import dev.heddle.Timing;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.model.Granularity;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TokenCodecTest {

    private static final Recording EMPTY = new Recording(0, RecordedOptions.DEFAULTS, new DecisionLog());

    @Test
    void decodesWhatItEncoded() {
        Recordings recordings = new Recordings(1);

        for (int i = 0; i < 1000; i++) {
            Recording recording = recordings.any(i % 200);
            Recording decoded = TokenCodec.decode(TokenCodec.encode(recording));
            assertThat(decoded).isEqualTo(Recordings.asDecoded(recording));
        }
    }

    @Test
    void keepsEachOption() {
        assertKept(RecordedOptions.DEFAULTS);
        assertKept(new RecordedOptions(Timing.ELASTIC, Cancellation.NONE, 0, 0, Granularity.CALLS));
        assertKept(new RecordedOptions(Timing.DISCRETE, Cancellation.INJECT, 0, 0, Granularity.CALLS));
        assertKept(new RecordedOptions(Timing.DISCRETE, Cancellation.NONE, 1, 0, Granularity.CALLS));
        assertKept(new RecordedOptions(Timing.DISCRETE, Cancellation.NONE, Integer.MAX_VALUE, 0, Granularity.CALLS));
        assertKept(new RecordedOptions(Timing.DISCRETE, Cancellation.NONE, 0, 1, Granularity.CALLS));
        assertKept(new RecordedOptions(Timing.ELASTIC, Cancellation.INJECT, 7, Long.MIN_VALUE, Granularity.CALLS));
        assertKept(new RecordedOptions(Timing.DISCRETE, Cancellation.NONE, 0, 0, Granularity.ACCESSES));
        assertKept(new RecordedOptions(Timing.ELASTIC, Cancellation.INJECT, 7, 1, Granularity.ACCESSES));
    }

    private static void assertKept(RecordedOptions options) {
        Recording recording = new Recording(-1, options, Recordings.log(0, 0, 3));

        assertThat(TokenCodec.decode(TokenCodec.encode(recording)).options()).isEqualTo(options);
    }

    @Test
    void keepsTheLargestChoice() {
        DecisionLog decisions = new DecisionLog();
        decisions.add(Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
        Recording recording = new Recording(Integer.MIN_VALUE, RecordedOptions.DEFAULTS, decisions);

        assertThat(TokenCodec.decode(TokenCodec.encode(recording))).isEqualTo(recording);
    }

    @Test
    void dropsTrailingDefaults() {
        Recording shorter = new Recording(5, RecordedOptions.DEFAULTS, Recordings.log(0, 1));
        Recording longer = new Recording(5, RecordedOptions.DEFAULTS, Recordings.log(0, 1, 0, 0, 0));

        assertThat(TokenCodec.encode(longer)).isEqualTo(TokenCodec.encode(shorter));
    }

    /** Tokens are kept in people's tests: a change of this is a change of the format, and needs a new prefix. */
    @Test
    void keepsToTheFormat() {
        RecordedOptions options =
                new RecordedOptions(Timing.ELASTIC, Cancellation.INJECT, 2, 0x0123456789abcdefL, Granularity.CALLS);
        DecisionLog decisions = Recordings.log(0, 0, 0, 1, 2, 0, 3);

        assertThat(TokenCodec.encode(EMPTY)).isEqualTo("h1:EAAAAAI1F");
        assertThat(TokenCodec.encode(new Recording(0xcafebabe, RecordedOptions.DEFAULTS, decisions)))
                .isEqualTo("h1:Flf11fE0mMiA");
        assertThat(TokenCodec.encode(new Recording(0xcafebabe, options, decisions)))
                .isEqualTo("h1:bgJGis8TV5vflf11fE0mJAJ");
    }

    @Test
    void typicalFailureFitsInTwentyFiveCharacters() {
        Recordings recordings = new Recordings(2);

        for (int i = 0; i < 1000; i++) {
            assertThat(TokenCodec.encode(recordings.typicalFailure())).hasSizeLessThanOrEqualTo(25);
        }
    }

    @Test
    void hugeScheduleTakesNoTime() {
        Recordings recordings = new Recordings(3);
        Recording recording = recordings.any(0);
        for (int i = 0; i < 100_000; i++) {
            recording.decisions().add(i % 3, 3);
        }

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            String token = TokenCodec.encode(recording);
            assertThat(TokenCodec.decode(token)).isEqualTo(Recordings.asDecoded(recording));
        });
    }

    @Test
    void refusesToEncodeWhatItWouldNotDecode() {
        DecisionLog decisions = new DecisionLog();
        decisions.addDefaults(TokenCodec.MOST_DECISIONS);
        Recording recording = new Recording(0, RecordedOptions.DEFAULTS, decisions);
        String token = TokenCodec.encode(recording);

        decisions.add(1, 2);

        assertThat(TokenCodec.decode(token).decisions().size()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenCodec.encode(recording))
                .withMessage("no token can hold 4194305 decisions");
    }
}
