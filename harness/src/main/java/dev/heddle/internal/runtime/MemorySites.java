package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.Ordering;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names at code sites say of how memory is accessed there; each site is looked at once. */
final class MemorySites {

    /** What a call does with a collection. */
    enum Use {
        /** Nothing that is known, such as to keep a reference to it. */
        NONE,
        READS,
        /** Sets what is there; that changes what has no room for elements of its own. */
        SETS,
        WRITES
    }

    /** Where a thread begins, or stops, to read without a lock what it will look at again if others wrote meanwhile. */
    enum Optimism {
        NONE,
        BEGINS,
        ENDS
    }

    /**
     * All of it, of one site.
     *
     * @param exact whether its ordering is meant so; what most classes of the JDK do within a call counts as more than that
     */
    record Facts(Ordering ordering, boolean exact, boolean updates, Use called, Use passed, Optimism optimism) {}

    private static final Set<String> WRITING = Set.of(
            ("add addAll addFirst addLast put putAll putIfAbsent putFirst putLast remove removeAll removeIf removeFirst"
                            + " removeLast removeFirstOccurrence removeLastOccurrence retainAll clear compute"
                            + " computeIfAbsent computeIfPresent merge push pop offer offerFirst offerLast poll pollFirst"
                            + " pollLast pollFirstEntry pollLastEntry append appendCodePoint insert delete deleteCharAt"
                            + " sort shuffle flip and or xor andNot ensureCapacity trimToSize")
                    .split(" "));

    private static final Set<String> SETTING = Set.of(
            "set", "setLength", "setCharAt", "replace", "replaceAll", "reverse", "fill", "swap", "rotate", "setAll");

    /** Those that look into a collection that they are given. */
    private static final Set<String> LOOKING = Set.of(
            ("addAll putAll containsAll removeAll retainAll copyOf join valueOf concat equals append insert max min"
                            + " frequency disjoint println print")
                    .split(" "));

    private static final Set<String> COLLECTIONS = Set.of("List", "Map", "Set", "Deque", "Queue", "Vector");

    private final CodeSiteTable sites;
    private @Nullable Facts[] known = new Facts[1024];

    MemorySites(CodeSiteTable sites) {
        this.sites = sites;
    }

    Facts of(int site) {
        int place = CodeSiteTable.place(site);
        if (place >= known.length) {
            known = Arrays.copyOf(known, Math.max(place + 1, known.length * 2));
        }
        Facts facts = known[place];
        if (facts == null) {
            facts = read(sites.get(site));
            known[place] = facts;
        }
        return facts;
    }

    private static Facts read(CodeSite site) {
        String member = site.member();
        int dot = member.lastIndexOf('.');
        String owner = member.substring(0, Math.max(0, dot));
        String name = member.substring(dot + 1).replace("()", "");
        boolean updates = site.kind() == CodeSite.Kind.UPDATE;
        Use called = WRITING.contains(name) ? Use.WRITES : SETTING.contains(name) ? Use.SETS : Use.READS;
        boolean copies = name.equals("<init>") && COLLECTIONS.stream().anyMatch(owner::endsWith);
        boolean looks = copies || LOOKING.contains(name) || owner.endsWith("StringBuilder");
        Use passed = updates && called != Use.READS ? called : looks ? Use.READS : Use.NONE;
        return new Facts(Ordering.ofMethod(name), exact(site), updates, called, passed, optimism(site));
    }

    private static boolean exact(CodeSite site) {
        return !site.owner().startsWith("java.") || site.owner().startsWith("java.util.concurrent.atomic.Atomic");
    }

    private static Optimism optimism(CodeSite site) {
        if (!site.owner().equals("java.util.concurrent.locks.StampedLock")) {
            return Optimism.NONE;
        }
        return site.method().equals("tryOptimisticRead") ? Optimism.BEGINS : Optimism.ENDS;
    }
}
