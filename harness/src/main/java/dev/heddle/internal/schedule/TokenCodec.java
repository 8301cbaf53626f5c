package dev.heddle.internal.schedule;

import dev.heddle.Cancellation;
import dev.heddle.DamagedSchedule;
import dev.heddle.ForeignVersionSchedule;
import dev.heddle.Timing;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.model.Granularity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns recordings into tokens and back.
 *
 * <p>A token is {@code h1:} and a stream of bits in base64url:
 *
 * <pre>
 * 1 bit    granularity of collections: 0 CALLS; 1 ACCESSES, and 1 bit follows: 0; a later format that can still be told
 *          from this one sets it
 * 1 bit    timing: 0 DISCRETE, 1 ELASTIC
 * 1 bit    cancellation: 0 NONE, 1 INJECT
 * gamma    spurious wakeups + 1
 * 1 bit    0: the world's seed is 0; 1: 64 bits of it follow
 * 32 bits  fingerprint of the program
 * gamma, gamma, for each decision that isn't for the default:
 *          the number of defaults before it + 1, and the chosen candidate
 * zeros    at most 5, so that the checksum ends with a character
 * 16 bits  {@link Checksum} of all before
 * </pre>
 *
 * <p>{@code gamma} is an Elias gamma code (Elias, IEEE Transactions on Information Theory 21, 1975), which has a 1 in it, so
 * the zeros can't be taken for one. Schedules that fail have few preemptions once shrunk, so the runs of defaults are what
 * there is to compress. Defaults after the last choice aren't stored, as replay takes the default where the token ends; nor
 * are the numbers of candidates, which replay knows. A recording has one token only: others that would say the same are
 * refused.
 */
public final class TokenCodec {

    /** The format that this class writes and reads. */
    public static final String FORMAT = "h1";

    /** Bounds the memory that a few characters can ask for, at 32 MB and a copy. */
    static final int MOST_DECISIONS = 1 << 22;

    private static final Pattern TOKEN = Pattern.compile("(h\\d+):(.*)", Pattern.DOTALL);

    private static final Pattern TOKEN_WITHIN = Pattern.compile("\\bh\\d+:[\\w-]+");

    private TokenCodec() {}

    /**
     * The token of a recording.
     *
     * @throws IllegalArgumentException if it is longer than any execution should be: 4,194,304 decisions
     */
    public static String encode(Recording recording) {
        BitWriter out = new BitWriter();
        writeGranularity(out, recording.options());
        writeOptions(out, recording.options());
        out.bits(recording.fingerprint(), Integer.SIZE);
        writeDecisions(out, recording.decisions());
        return FORMAT + ":" + out.finish();
    }

    private static void writeGranularity(BitWriter out, RecordedOptions options) {
        if (options.collections() == Granularity.CALLS) {
            out.bits(0, 1);
        } else {
            out.bits(0b10, 2);
        }
    }

    private static void writeOptions(BitWriter out, RecordedOptions options) {
        out.bits(options.timing() == Timing.ELASTIC ? 1 : 0, 1);
        out.bits(options.cancellation() == Cancellation.INJECT ? 1 : 0, 1);
        out.gamma(options.spuriousWakeups() + 1L);
        if (options.worldSeed() == 0) {
            out.bits(0, 1);
        } else {
            out.bits(1, 1);
            out.bits(options.worldSeed(), Long.SIZE);
        }
    }

    private static void writeDecisions(BitWriter out, DecisionLog decisions) {
        int afterLast = 0;
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.chosen(i) != 0) {
                out.gamma(i - afterLast + 1);
                out.gamma(decisions.chosen(i));
                afterLast = i + 1;
            }
        }
        if (afterLast > MOST_DECISIONS) {
            throw new IllegalArgumentException("no token can hold " + afterLast + " decisions");
        }
    }

    /**
     * The recording of a token. Blanks and quotes around the token don't matter.
     *
     * @throws DamagedSchedule if it is no token, or a character of it was lost or changed
     * @throws ForeignVersionSchedule if its format is another than {@link #FORMAT}
     */
    public static Recording decode(String token) {
        String bare = bare(token);
        Matcher matcher = TOKEN.matcher(bare);
        if (!matcher.matches()) {
            throw new DamagedSchedule(token, whyNoToken(bare));
        }
        if (!matcher.group(1).equals(FORMAT)) {
            throw new ForeignVersionSchedule(token, matcher.group(1), FORMAT);
        }
        BitReader in = new BitReader(token, matcher.group(2));
        Granularity collections = in.bits(1) == 0 ? Granularity.CALLS : Granularity.ACCESSES;
        if (collections == Granularity.ACCESSES && in.bits(1) != 0) {
            throw new ForeignVersionSchedule(token, "a later " + FORMAT, FORMAT);
        }
        RecordedOptions options = readOptions(in, collections);
        int fingerprint = (int) in.bits(Integer.SIZE);
        Recording recording = new Recording(fingerprint, options, readDecisions(in));
        if (!encode(recording).equals(bare)) {
            throw in.damaged("no recording has this token");
        }
        return recording;
    }

    /**
     * The token without what may surround it.
     *
     * @throws DamagedSchedule if it is no token, or a character of it was lost or changed
     * @throws ForeignVersionSchedule if its format is another than {@link #FORMAT}
     */
    public static String checked(String token) {
        decode(token);
        return bare(token);
    }

    private static String bare(String token) {
        int from = 0;
        int to = token.length();
        while (from < to && surrounds(token.charAt(from))) {
            from++;
        }
        while (from < to && surrounds(token.charAt(to - 1))) {
            to--;
        }
        return token.substring(from, to);
    }

    private static boolean surrounds(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || "\"'`“”‘’".indexOf(character) >= 0;
    }

    private static String whyNoToken(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        Matcher within = TOKEN_WITHIN.matcher(text);
        return within.find()
                ? "there is more than the token; the token is " + within.group()
                : "it doesn't start with " + FORMAT + ":";
    }

    private static RecordedOptions readOptions(BitReader in, Granularity collections) {
        Timing timing = in.bits(1) == 0 ? Timing.DISCRETE : Timing.ELASTIC;
        Cancellation cancellation = in.bits(1) == 0 ? Cancellation.NONE : Cancellation.INJECT;
        int spuriousWakeups = inInt(in, in.gamma() - 1);
        long worldSeed = in.bits(1) == 0 ? 0 : in.bits(Long.SIZE);
        return new RecordedOptions(timing, cancellation, spuriousWakeups, worldSeed, collections);
    }

    private static DecisionLog readDecisions(BitReader in) {
        DecisionLog decisions = new DecisionLog();
        for (long run = in.gammaOrEnd(); run != 0; run = in.gammaOrEnd()) {
            if (run > MOST_DECISIONS - decisions.size()) {
                throw in.damaged("it holds more decisions than an execution can have");
            }
            int choice = inInt(in, in.gamma());
            decisions.addDefaults((int) run - 1);
            decisions.add(choice, Math.max(2, inInt(in, choice + 1L)));
        }
        return decisions;
    }

    private static int inInt(BitReader in, long value) {
        if (value > Integer.MAX_VALUE) {
            throw in.damaged("it holds a number that is too large");
        }
        return (int) value;
    }
}
