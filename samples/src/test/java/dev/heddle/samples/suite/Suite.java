package dev.heddle.samples.suite;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Heddle;
import dev.heddle.samples.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the suite in each {@link Order}, and shows what that took and what it left behind. Ends with exit code 1 if a test
 * did not end as it should or not as in the first run, if a thread was left, or if the heap grew.
 */
final class Suite {

    private static final List<Class<?>> CASES = List.of(
            LifecycleCases.class,
            ExhaustiveCases.class,
            ContinuationCases.class,
            AutoCases.class,
            RandomWalkCases.class,
            PctCases.class,
            PosCases.class,
            SurwCases.class);

    /** How much more heap may be in use after the last run than after the second: what the JVM and JUnit keep. */
    private static final long MOST_GROWTH = 2_000_000;

    private static final long GRACE_MILLIS = 1_000;

    private final Table table = new Table("order", "tests", "passed", "failed", "ms", "heap, kB", "threads left");
    private final List<String> problems = new ArrayList<>();
    private final List<Long> heaps = new ArrayList<>();
    private SortedMap<String, Result> first = new TreeMap<>();

    private Suite() {}

    /** Runs all orders, or those whose names begin with what is said. */
    public static void main(String[] arguments) {
        Heddle.explore(() -> 1).throwIfFailed(); // Heddle is there then, and the JVM's threads that it took
        Suite suite = new Suite();
        String prefix = arguments.length == 0 ? "" : arguments[0];
        Order.ALL.stream().filter(order -> order.name().startsWith(prefix)).forEach(suite::run);
        suite.checkHeap();
        System.out.print(suite.table);
        suite.problems.forEach(System.out::println);
        System.out.println(
                suite.problems.isEmpty() ? "all runs had the same results" : suite.problems.size() + " problems");
        System.exit(suite.problems.isEmpty() ? 0 : 1);
    }

    private void run(Order order) {
        Set<Thread> before = threads();
        SuiteListener listener = new SuiteListener();
        Launcher launcher = LauncherFactory.create();
        long start = System.nanoTime();
        launcher.execute(request(order), listener);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Set<Thread> left = left(before);
        left.forEach(thread -> problems.add(order.name() + ": left the thread " + thread));
        listener.surprises.forEach(surprise -> problems.add(order.name() + ": " + surprise));
        compare(order, listener.results);
        heaps.add(heap());
        long passed = listener.results.values().stream()
                .filter(result -> result.failure().isEmpty())
                .count();
        long tests = listener.results.size();
        table.add(
                order.name(), tests, passed, tests - passed, millis, heaps.get(heaps.size() - 1) / 1_000, left.size());
    }

    private static LauncherDiscoveryRequest request(Order order) {
        LauncherDiscoveryRequestBuilder builder = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("heddle.budget", "10m") // so that maxExecutions ends an exploration
                .configurationParameter("heddle.reports", "none") // nothing that one run keeps changes the next
                .configurationParameter("heddle.summary", "none")
                .configurationParameters(order.parameters());
        CASES.forEach(cases -> builder.selectors(selectClass(cases)));
        return builder.build();
    }

    private void compare(Order order, SortedMap<String, Result> results) {
        if (first.isEmpty()) {
            first = results;
        }
        Set<String> ids = new TreeSet<>(first.keySet());
        ids.addAll(results.keySet());
        for (String id : ids) {
            Result was = first.get(id);
            Result is = results.get(id);
            if (was == null || !was.equals(is)) {
                problems.add(order.name() + ": " + id + " was " + was + ", but now is " + is);
            }
        }
    }

    private void checkHeap() {
        long growth = heaps.size() < 2 ? 0 : heaps.get(heaps.size() - 1) - heaps.get(1);
        if (growth > MOST_GROWTH) {
            problems.add("the heap grew by " + growth + " bytes between the second run and the last");
        }
    }

    /** The threads that are there now and were not before, but those of a pool that just now come to their end. */
    private static Set<Thread> left(Set<Thread> before) {
        Set<Thread> left = threads();
        left.removeAll(before);
        try {
            for (Thread thread : left) {
                thread.join(GRACE_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        left.removeIf(thread -> !thread.isAlive());
        return left;
    }

    private static Set<Thread> threads() {
        Set<Thread> threads = new TreeSet<>((one, other) -> Long.compare(one.getId(), other.getId()));
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        threads.addAll(all.keySet());
        return threads;
    }

    private static long heap() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
