package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.CodeSiteTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of code sites of which an exhaustive search has seen races, where these may be races of data, too: neither site
 * accesses a volatile variable. Each pair is told a few times, in case it is none when it is looked at first.
 *
 * <p>An execution in which two plain accesses race is always followed, or preceded, by one in which they come one right
 * after the other, with nothing that orders them in between: then they are a race of the search. So these pairs are all that
 * there are.
 */
final class RacingSites {

    private static final int MOST_TOLD = 3;
    private static final int OTHERS = CodeSiteTable.JDK | CodeSiteTable.VOLATILE;

    private long[] pairs = new long[64];
    private byte[] told = new byte[64];
    private int known;
    /** Since they were taken; two numbers each. */
    private final Ints fresh = new Ints();

    void saw(int site, int other) {
        if (((site | other) & OTHERS) == 0 && site != 0 && other != 0) {
            note(site, other);
        }
    }

    private void note(int site, int other) {
        long pair = (long) Math.min(site, other) << Integer.SIZE | Math.max(site, other);
        int i = place(pair);
        if (told[i] == 0) {
            pairs[i] = pair;
            known++;
        }
        if (told[i] < MOST_TOLD) {
            told[i]++;
            fresh.add(site);
            fresh.add(other);
        }
        if (known * 2 > pairs.length) {
            grow();
        }
    }

    private int place(long pair) {
        int i = (int) ((pair * 0x9e3779b97f4a7c15L) >>> Integer.SIZE) & (pairs.length - 1);
        while (told[i] != 0 && pairs[i] != pair) {
            i = (i + 1) & (pairs.length - 1);
        }
        return i;
    }

    private void grow() {
        long[] oldPairs = pairs;
        byte[] oldTold = told;
        pairs = new long[oldPairs.length * 2];
        told = new byte[pairs.length];
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldTold[i] != 0) {
                int at = place(oldPairs[i]);
                pairs[at] = oldPairs[i];
                told[at] = oldTold[i];
            }
        }
    }

    /** The sites of those that were seen since they were taken before. */
    List<int[]> take() {
        if (fresh.size() == 0) {
            return List.of();
        }
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i += 2) {
            pairs.add(new int[] {fresh.get(i), fresh.get(i + 1)});
        }
        fresh.clear();
        return pairs;
    }
}
