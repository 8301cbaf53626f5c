package dev.heddle.internal.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers the code sites that were woven; grows while classes load, and is read by any thread. */
public final class CodeSiteTable {

    /** Set in the number of a site that lies in the JDK, not in user code. */
    public static final int JDK = 1 << 30;

    /** Set in the number of a site that lies in {@code java.util.concurrent}, too. */
    public static final int CONCURRENT = 1 << 29;

    private static final int PLACE = CONCURRENT - 1;

    private @Nullable CodeSite[] sites = new CodeSite[1024];
    private int size = 1;

    /**
     * Adds a site.
     *
     * @return its number times two, plus one if what stands there writes, plus {@link #JDK} if it is a class of the JDK
     */
    public synchronized int add(CodeSite site) {
        if (size == sites.length) {
            sites = Arrays.copyOf(sites, size * 2);
        }
        sites[size] = site;
        int tier = site.owner().startsWith("java.") || site.owner().startsWith("jdk.") ? JDK : 0;
        tier |= site.owner().startsWith("java.util.concurrent.") ? CONCURRENT : 0;
        return size++ << 1 | (writes(site.kind()) ? 1 : 0) | tier;
    }

    /** The site with this number, as {@link #add} gave it; {@link CodeSite#UNKNOWN} for 0. */
    public synchronized CodeSite get(int number) {
        int place = (number & PLACE) >> 1;
        CodeSite site = place < size ? sites[place] : null;
        return site == null ? CodeSite.UNKNOWN : site;
    }

    private static boolean writes(CodeSite.Kind kind) {
        return switch (kind) {
            case WRITE, UPDATE, ARRAY_WRITE, MONITOR_ENTER, MONITOR_EXIT -> true;
            case READ, ARRAY_READ, CALL -> false;
        };
    }
}
