package dev.heddle.internal.session;

import dev.heddle.internal.model.DecisionLog;

/**
 * Remembers what schedules did, to notice one that does something else the next time. Keeps the latest few thousand.
 *
 * <p>A test may do a thing once in a JVM, such as filling a cache of its own or of the JDK, and so differ once: who is
 * told of a difference runs the schedule twice more, to see whether those two agree.
 */
final class Repeats {

    private static final int PLACES = 1 << 12;

    private final long[] schedules = new long[PLACES];
    private final long[] hashes = new long[PLACES];

    /** Whether these decisions led to another execution before; remembers this one. */
    boolean differs(DecisionLog decisions, long hash) {
        long schedule = digest(decisions);
        int place = (int) (schedule >>> 32) & (PLACES - 1);
        boolean known = hashes[place] != 0 && schedules[place] == schedule;
        boolean differs = known && hashes[place] != hash;
        schedules[place] = schedule;
        hashes[place] = hash;
        return differs;
    }

    private static long digest(DecisionLog decisions) {
        long digest = 1;
        for (int i = 0; i < decisions.size(); i++) {
            digest = (digest ^ (decisions.chosen(i) + 31L * decisions.of(i))) * 0x9e3779b97f4a7c15L;
            digest ^= digest >>> 29;
        }
        return digest;
    }
}
