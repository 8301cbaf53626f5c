package dev.heddle.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.DamagedSchedule;
import dev.heddle.ForeignVersionSchedule;
import dev.heddle.ScheduleException;
import org.junit.jupiter.api.Test;

class DamagedTokenTest {

    private static final String NEXT_STEP =
            ". A token looks like h1:AfQx09-_, without blanks: copy it whole from the replay line of the report.";

    private static final int PREFIX = "h1:".length();

    @Test
    void noChangedCharacterPasses() {
        Recordings recordings = new Recordings(4);

        for (int i = 0; i < 5; i++) {
            String token = TokenCodec.encode(recordings.typicalFailure());
            for (int at = 0; at < token.length(); at++) {
                for (char other = ' '; other < 128; other++) {
                    if (other != token.charAt(at) && !isVersion(at, other)) {
                        assertDamaged(token.substring(0, at) + other + token.substring(at + 1));
                    }
                }
            }
        }
    }

    private static boolean isVersion(int at, char other) {
        return at == 1 && Character.isDigit(other);
    }

    @Test
    void noSwappedNeighboursPass() {
        Recordings recordings = new Recordings(5);

        for (int i = 0; i < 100; i++) {
            String token = TokenCodec.encode(recordings.any(50));
            for (int at = PREFIX; at + 1 < token.length(); at++) {
                char first = token.charAt(at);
                char second = token.charAt(at + 1);
                if (first != second) {
                    assertDamaged(token.substring(0, at) + second + first + token.substring(at + 2));
                }
            }
        }
    }

    /** A checksum of 16 bits lets one in 65,536 pass. */
    @Test
    void hardlyATruncatedTokenPasses() {
        Recordings recordings = new Recordings(6);
        int tried = 0;
        int passed = 0;

        for (int i = 0; i < 500; i++) {
            Recording recording = recordings.any(50);
            String token = TokenCodec.encode(recording);
            for (int length = 0; length < token.length(); length++) {
                tried++;
                passed += passesAsAnother(recording, token.substring(0, length)) ? 1 : 0;
            }
        }

        assertThat(tried).isGreaterThan(10_000);
        assertThat(passed).isLessThanOrEqualTo(tried / 10_000);
    }

    private static boolean passesAsAnother(Recording recording, String damaged) {
        try {
            assertThat(TokenCodec.decode(damaged)).isNotEqualTo(Recordings.asDecoded(recording));
            return true;
        } catch (DamagedSchedule detected) {
            return false;
        }
    }

    @Test
    void noLengthenedTokenPasses() {
        String token = TokenCodec.encode(new Recordings(7).typicalFailure());

        assertDamaged(token + "A");
        assertDamaged(token + token);
        assertDamaged(token + "=");
        assertDamaged(token + "A".repeat(100));
    }

    @Test
    void namesTheOtherVersion() {
        String message =
                "A schedule of another version of Heddle: \"h2:whatever\" has format h2, this version reads h1."
                        + " Replay it with the version that found it, or run the test without replay to find it again.";

        assertThatExceptionOfType(ForeignVersionSchedule.class)
                .isThrownBy(() -> TokenCodec.decode("h2:whatever"))
                .withMessage(message)
                .returns("h2:whatever", ScheduleException::token);
    }

    @Test
    void refusesALaterFormOfItsOwnVersion() {
        BitWriter later = new BitWriter();
        later.bits(0b11, 2);

        assertThatExceptionOfType(ForeignVersionSchedule.class)
                .isThrownBy(() -> TokenCodec.decode("h1:" + later.finish()))
                .withMessageContaining("has format a later h1, this version reads h1.");
    }

    @Test
    void saysWhatIsWrong() {
        assertDamaged("", "\"\", because it is empty");
        assertDamaged("7f3a", "\"7f3a\", because it doesn't start with h1:");
        assertDamaged("h1:AAAA BBBB", "\"h1:AAAA BBBB\", because it has a blank or a line break in it");
        assertDamaged("h1:AA\nBB", "\"h1:AA BB\", because it has a blank or a line break in it");
        assertDamaged("h1:AAA+", "\"h1:AAA+\", because '+' can't be in one");
        assertDamaged("h1:", "\"h1:\", because it is too short: its end is missing");
        assertDamaged(
                "h1:AAAAAAAAA", "\"h1:AAAAAAAAA\", because its checksum is wrong: a character was lost or changed");
        assertDamaged(
                "@Explore(replay = \"h1:AAAA-_\")",
                "\"@Explore(replay = \"h1:AAAA-_\")\", because there is more than the token; the token is h1:AAAA-_");
        assertDamaged(
                "-Dheddle.replay=h1:AAAA",
                "\"-Dheddle.replay=h1:AAAA\", because there is more than the token; the token is h1:AAAA");
    }

    @Test
    void showsNotAllOfALongToken() {
        assertDamaged(
                "h1:" + "A".repeat(1000),
                "\"h1:" + "A".repeat(56) + "…\", because its checksum is wrong: a character was lost or changed");
    }

    @Test
    void allocatesNothingForARunTooLong() {
        for (long run = TokenCodec.MOST_DECISIONS + 1L; run < 1L << 32; run *= 2) {
            BitWriter out = header();
            out.gamma(run);
            out.gamma(1);
            assertDamaged("h1:" + out.finish());
        }
    }

    @Test
    void addsUpTheRuns() {
        BitWriter out = header();
        for (int i = 0; i < 3; i++) {
            out.gamma(TokenCodec.MOST_DECISIONS / 2);
            out.gamma(1);
        }

        assertDamaged("h1:" + out.finish());
    }

    @Test
    void refusesNumbersTooLarge() {
        BitWriter choice = header();
        choice.gamma(1);
        choice.gamma(Integer.MAX_VALUE);
        assertDamaged("h1:" + choice.finish());

        BitWriter run = header();
        run.gamma(1L << 40);
        run.gamma(1);
        assertDamaged("h1:" + run.finish());
    }

    @Test
    void refusesWhatEndsWithinANumber() {
        BitWriter noChoice = header();
        noChoice.gamma(5);
        assertDamaged("h1:" + noChoice.finish());

        BitWriter halfOfANumber = header();
        halfOfANumber.bits(0b00001, 5);
        assertDamaged("h1:" + halfOfANumber.finish());

        assertDamaged("h1:" + new BitWriter().finish());
    }

    @Test
    void refusesASecondTokenOfTheSameRecording() {
        BitWriter explicitDefaultSeed = new BitWriter();
        explicitDefaultSeed.bits(0b0001, 4);
        explicitDefaultSeed.bits(1, 1);
        explicitDefaultSeed.bits(0, Long.SIZE + Integer.SIZE);
        assertDamaged("h1:" + explicitDefaultSeed.finish());

        BitWriter needlessZeros = header();
        needlessZeros.bits(0, 30);
        assertDamaged("h1:" + needlessZeros.finish());
    }

    private static BitWriter header() {
        BitWriter out = new BitWriter();
        out.bits(0b00010, 5);
        out.bits(42, Integer.SIZE);
        return out;
    }

    private static void assertDamaged(String token) {
        assertThatExceptionOfType(DamagedSchedule.class)
                .as(token)
                .isThrownBy(() -> TokenCodec.decode(token))
                .matches(refused -> refused.getMessage().endsWith(NEXT_STEP));
    }

    private static void assertDamaged(String token, String what) {
        assertThatExceptionOfType(DamagedSchedule.class)
                .isThrownBy(() -> TokenCodec.decode(token))
                .withMessage("Not a schedule: " + what + NEXT_STEP)
                .satisfies(refused -> assertThat(refused.token()).isEqualTo(token));
    }
}
