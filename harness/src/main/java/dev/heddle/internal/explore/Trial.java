package dev.heddle.internal.explore;

import dev.heddle.internal.model.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one execution did, as far as {@link Surw} learns from it: how often each thread came by which code site. */
final class Trial {

    /** The subsets of events that can be chosen, each as its code sites in ascending order. Known in the end. */
    final List<int[]> groups = new ArrayList<>();

    private @Nullable Location[] locations = new Location[64];
    private long[] events = new long[256];
    private int[] counts = new int[0];
    private int size;
    private int[] starters = new int[8];
    private int threads = 1;

    void began(int thread, int site) {
        if (size == events.length) {
            events = Arrays.copyOf(events, size * 2);
        }
        events[size++] = (long) thread << 32 | site;
        threads = Math.max(threads, thread + 1);
    }

    void started(int starter, int child) {
        if (child >= starters.length) {
            starters = Arrays.copyOf(starters, Math.max(child + 1, starters.length * 2));
        }
        starters[child] = starter;
        threads = Math.max(threads, child + 1);
    }

    void touched(int location, Access access, int thread, int site) {
        if (location >= locations.length) {
            locations = Arrays.copyOf(locations, Math.max(location + 1, locations.length * 2));
        }
        Location known = locations[location];
        if (known == null) {
            known = new Location(thread);
            locations[location] = known;
        }
        known.touched(access, thread, site);
    }

    /** The execution is over; says whether several threads touched anything. */
    boolean end() {
        Set<List<Integer>> distinct = new LinkedHashSet<>();
        for (Location location : locations) {
            if (location != null && location.canRace()) {
                distinct.add(Arrays.stream(location.sites).boxed().toList());
            }
        }
        for (List<Integer> sites : distinct) {
            groups.add(sites.stream().mapToInt(Integer::intValue).toArray());
        }
        locations = new Location[0];
        count();
        return !groups.isEmpty();
    }

    /** Sorts the events, and keeps each once, with its number. */
    private void count() {
        Arrays.sort(events, 0, size);
        int[] numbers = new int[size];
        int last = -1;
        for (int i = 0; i < size; i++) {
            last += last < 0 || events[i] != events[last] ? 1 : 0;
            events[last] = events[i];
            numbers[last]++;
        }
        size = last + 1;
        events = Arrays.copyOf(events, size);
        counts = Arrays.copyOf(numbers, size);
    }

    /** For each thread the number of its events at these sites, and of those of threads that it started, and so on. */
    int[] totals(int[] sites) {
        int[] totals = new int[threads];
        for (int i = 0; i < size; i++) {
            totals[(int) (events[i] >>> 32)] += Arrays.binarySearch(sites, (int) events[i]) >= 0 ? counts[i] : 0;
        }
        for (int thread = threads - 1; thread > 0; thread--) {
            totals[starters[thread]] += totals[thread]; // whose number is smaller, since it was known before
        }
        return totals;
    }

    /** A variable or lock, with the code sites of the events that touched it. */
    private static final class Location {

        private final int firstThread;
        private boolean shared;
        private boolean written;
        private boolean awaited;
        private int[] sites = new int[0];

        Location(int firstThread) {
            this.firstThread = firstThread;
        }

        void touched(Access access, int thread, int site) {
            shared |= thread != firstThread;
            written |= access.writes();
            awaited |= !access.writes() && access.need() != Access.Need.NONE;
            int place = Arrays.binarySearch(sites, site);
            if (place < 0 && site != 0) {
                sites = inserted(-1 - place, site);
            }
        }

        private int[] inserted(int place, int site) {
            int[] longer = Arrays.copyOf(sites, sites.length + 1);
            System.arraycopy(sites, place, longer, place + 1, sites.length - place);
            longer[place] = site;
            return longer;
        }

        /**
         * Whether several threads touched it, one of which wrote, and none only waited for it. That one does with the end of
         * another thread, and the order of start, end and join is always the same.
         */
        boolean canRace() {
            return shared && written && !awaited && sites.length > 0;
        }
    }
}
