package dev.heddle.internal.schedule;

import dev.heddle.Cancellation;
import dev.heddle.Timing;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.model.Granularity;
import java.util.Random;

/** Makes recordings for tests, at random from a seed. */
final class Recordings {

    private final Random random;

    Recordings(long seed) {
        random = new Random(seed);
    }

    /** Any recording of at most this many decisions; small numbers are more likely than large ones. */
    Recording any(int mostDecisions) {
        DecisionLog decisions = new DecisionLog();
        int size = random.nextInt(mostDecisions + 1);
        int oneIn = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            int of = random.nextInt(50) == 0 ? 2 + upTo(Integer.MAX_VALUE - 2) : 2 + random.nextInt(4);
            decisions.add(random.nextInt(oneIn) == 0 ? upTo(of - 1) : 0, of);
        }
        return new Recording(random.nextInt(), options(), decisions);
    }

    /** What a shrunk failure is like: 40 decisions, 3 to 6 of them not for the default. */
    Recording typicalFailure() {
        int[] chosen = new int[40];
        for (int choices = 3 + random.nextInt(4); choices > 0; choices--) {
            chosen[random.nextInt(chosen.length)] = 1 + random.nextInt(3);
        }
        return new Recording(random.nextInt(), RecordedOptions.DEFAULTS, log(chosen));
    }

    private RecordedOptions options() {
        return new RecordedOptions(
                random.nextBoolean() ? Timing.DISCRETE : Timing.ELASTIC,
                random.nextBoolean() ? Cancellation.NONE : Cancellation.INJECT,
                random.nextBoolean() ? 0 : upTo(Integer.MAX_VALUE),
                random.nextBoolean() ? 0 : random.nextLong(),
                random.nextBoolean() ? Granularity.CALLS : Granularity.ACCESSES);
    }

    /** 0 to {@code most}, each number of bits as likely as another. */
    private int upTo(int most) {
        int bits = 1 + random.nextInt(31);
        return Math.min(most, random.nextInt() >>> (Integer.SIZE - bits));
    }

    /** A log of these choices, each out of four. */
    static DecisionLog log(int... chosen) {
        DecisionLog log = new DecisionLog();
        for (int candidate : chosen) {
            log.add(candidate, 4);
        }
        return log;
    }

    /** What decoding its token should give: without trailing defaults, and with the fewest candidates there can be. */
    static Recording asDecoded(Recording recording) {
        DecisionLog all = recording.decisions();
        int size = all.size();
        while (size > 0 && all.chosen(size - 1) == 0) {
            size--;
        }
        DecisionLog kept = new DecisionLog();
        for (int i = 0; i < size; i++) {
            kept.add(all.chosen(i), Math.max(2, all.chosen(i) + 1));
        }
        return new Recording(recording.fingerprint(), recording.options(), kept);
    }
}
