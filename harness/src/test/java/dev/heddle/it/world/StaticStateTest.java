package dev.heddle.it.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** What an execution changes in static fields, and in what they lead to, is put back before the next one. */
class StaticStateTest {

    private static final int RUNS = 40;

    /** Explored at random, and exhaustively, it gives one and the same result. */
    private static <T> void isAlwaysTheSame(Engine engine, Callable<T> test, T result) {
        Exploration<T> sampled = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(RUNS)
                .explore(test);
        assertThat(sampled.failures()).isEmpty();
        assertThat(sampled.outcomes()).containsOnlyKeys(result);
        assertThat(sampled.executions()).isPositive();

        Exploration<T> complete =
                Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(test);
        assertThat(complete.notes()).isEmpty();
        assertThat(complete.outcomes()).containsOnlyKeys(result);
        assertThat(complete.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    private static int inTwoThreads(ThrowingTask task, Callable<Integer> result) throws Exception {
        Thread other = Threads.start(() -> {
            synchronized (StaticStateTest.class) {
                task.run();
            }
        });
        synchronized (StaticStateTest.class) {
            task.run();
        }
        other.join();
        return result.call();
    }

    private interface ThrowingTask {
        void run() throws Exception;
    }

    private static byte bytes;
    private static char letters;
    private static float fraction;
    private static long wide;
    private static double real;
    private static boolean flag;
    private static volatile String text;
    private static int count;

    @OnEveryEngine
    void putsFieldsBack(Engine engine) {
        text = "begin";
        isAlwaysTheSame(
                engine,
                () -> inTwoThreads(
                        () -> {
                            bytes++;
                            letters++;
                            fraction += 1;
                            wide += 1L << 40;
                            real += 0.5;
                            flag = !flag;
                            text += "+";
                            count++;
                        },
                        () -> bytes
                                + letters
                                + (int) fraction
                                + (int) (wide >> 40)
                                + (int) real
                                + count
                                + text.length()),
                2 + 2 + 2 + 2 + 1 + 2 + 7);
        assertThat(count).isZero();
        assertThat(text).isEqualTo("begin");
        assertThat(flag).isFalse();
    }

    private static final AtomicInteger ATOMIC = new AtomicInteger(3);
    private static final AtomicIntegerArray ATOMICS = new AtomicIntegerArray(2);
    private static final LongAdder ADDER = new LongAdder();
    private static final int[] NUMBERS = new int[2];
    private static final Holder HOLDER = new Holder();
    private static int handled;
    private static final VarHandle HANDLED = handle(StaticStateTest.class, "handled", true);
    private static final VarHandle HELD = handle(Holder.class, "held", false);
    private static final AtomicIntegerFieldUpdater<Holder> UPDATER =
            AtomicIntegerFieldUpdater.newUpdater(Holder.class, "updated");

    private static final class Holder {
        int plain;
        int held;
        volatile int updated;
        final Map<String, List<Integer>> deep = new HashMap<>(Map.of("a", new ArrayList<>()));
    }

    private static VarHandle handle(Class<?> owner, String name, boolean isStatic) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            return isStatic
                    ? lookup.findStaticVarHandle(owner, name, int.class)
                    : lookup.findVarHandle(owner, name, int.class);
        } catch (ReflectiveOperationException missing) {
            throw new AssertionError(missing);
        }
    }

    @OnEveryEngine
    void putsBackWhatFieldsLeadTo(Engine engine) {
        isAlwaysTheSame(engine, () -> inTwoThreads(ATOMIC::incrementAndGet, ATOMIC::get), 5);
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> ATOMICS.incrementAndGet(1), () -> ATOMICS.get(1)), 2);
        isAlwaysTheSame(engine, () -> inTwoThreads(ADDER::increment, ADDER::intValue), 2);
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> NUMBERS[1]++, () -> NUMBERS[1]), 2);
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> HOLDER.plain++, () -> HOLDER.plain), 2);
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> UPDATER.incrementAndGet(HOLDER), () -> HOLDER.updated), 2);
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> HELD.getAndAdd(HOLDER, 1), () -> HOLDER.held), 2);
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> HANDLED.getAndAdd(1), () -> handled), 2);
        isAlwaysTheSame(
                engine,
                () -> inTwoThreads(
                        () -> HOLDER.deep.get("a").add(1),
                        () -> HOLDER.deep.get("a").size()),
                2);
    }

    private static final List<Collection<Integer>> COLLECTIONS = List.of(
            new ArrayList<>(List.of(1)),
            new LinkedList<>(List.of(1)),
            new ArrayDeque<>(List.of(1)),
            new PriorityQueue<>(List.of(1)),
            new HashSet<>(List.of(-1)),
            new TreeSet<>(List.of(-1)),
            new Vector<>(List.of(1)),
            Collections.synchronizedList(new ArrayList<>(List.of(1))),
            new ConcurrentLinkedQueue<>(List.of(1)),
            new LinkedBlockingQueue<>(List.of(1)),
            new PriorityBlockingQueue<>(List.of(1)),
            new CopyOnWriteArrayList<>(List.of(1)));

    private static final List<Map<Integer, Integer>> MAPS = List.of(
            new HashMap<>(Map.of(-1, 1)),
            new LinkedHashMap<>(Map.of(-1, 1)),
            new TreeMap<>(Map.of(-1, 1)),
            new ConcurrentHashMap<>(Map.of(-1, 1)),
            new ConcurrentSkipListMap<>(Map.of(-1, 1)),
            Collections.synchronizedMap(new HashMap<>(Map.of(-1, 1))));

    private static final StringBuilder BUILDER = new StringBuilder("ab");
    private static final BitSet BITS = new BitSet();

    @OnEveryEngine
    void putsCollectionsBack(Engine engine) {
        for (Collection<Integer> collection : COLLECTIONS) {
            isAlwaysTheSame(engine, () -> inTwoThreads(() -> collection.add(collection.size()), collection::size), 3);
            assertThat(collection).as("%s", collection.getClass()).hasSize(1);
        }
        for (Map<Integer, Integer> map : MAPS) {
            isAlwaysTheSame(engine, () -> inTwoThreads(() -> map.put(map.size(), 1), map::size), 3);
            assertThat(map).containsOnlyKeys(-1);
        }
        isAlwaysTheSame(engine, () -> inTwoThreads(() -> BITS.set(BITS.length()), BITS::cardinality), 2);
        Exploration<String> appended = Heddle.explorer()
                .engine(engine)
                .explore(() -> BUILDER.append("c").toString());
        assertThat(appended.outcomes()).containsOnlyKeys("abc");
        assertThat(BUILDER).hasToString("ab");
    }

    private static final class Lazy {
        static int n = 5;
        static final List<Integer> ITEMS = new ArrayList<>();
    }

    private static final class LazyOnThreads {
        static int n = 5;
        static final List<Integer> ITEMS = new ArrayList<>();
    }

    @OnEveryEngine
    void putsBackAClassThatIsInitialisedByAnExecution(Engine engine) {
        boolean threads = engine == Engine.THREAD;
        isAlwaysTheSame(
                engine,
                () -> {
                    List<Integer> items = threads ? LazyOnThreads.ITEMS : Lazy.ITEMS;
                    items.add(threads ? LazyOnThreads.n++ : Lazy.n++);
                    return items.size() * 10 + (threads ? LazyOnThreads.n : Lazy.n);
                },
                16);
    }

    private static final ThreadLocal<Integer> LOCAL = ThreadLocal.withInitial(() -> 7);

    @OnEveryEngine
    void putsBackTheThreadLocalsOfTheBodysThread(Engine engine) {
        LOCAL.set(9);
        ThreadLocal<Integer> other = new InheritableThreadLocal<>();
        isAlwaysTheSame(
                engine,
                () -> {
                    Integer before = other.get();
                    other.set(4);
                    LOCAL.set(LOCAL.get() + 1);
                    return LOCAL.get() + (before == null ? 0 : 100);
                },
                10);
        assertThat(LOCAL.get()).isEqualTo(9);
        assertThat(other.get()).isNull();
        LOCAL.remove();
    }

    private static final ReentrantLock LOCK = new ReentrantLock();

    @OnEveryEngine
    void putsBackALockThatIsNeverReleased(Engine engine) {
        isAlwaysTheSame(
                engine,
                () -> {
                    LOCK.lock();
                    return LOCK.getHoldCount();
                },
                1);
        assertThat(LOCK.isLocked()).isFalse();
    }

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(1);

    /** The threads of a pool end with the execution, and the pool of the next one has none again. */
    @OnEveryEngine
    void putsAPoolBack(Engine engine) {
        for (Callable<Integer> test : List.<Callable<Integer>>of(
                () -> POOL.submit(() -> 6).get() + POOL.submit(() -> 7).get(),
                () -> TIMER.schedule(() -> 13, 1, TimeUnit.HOURS).get())) {
            Exploration<Integer> exploration = Heddle.explorer()
                    .engine(engine)
                    .strategy(Strategy.RANDOM_WALK)
                    .maxExecutions(RUNS)
                    .explore(test);
            assertThat(exploration.failures()).isEmpty();
            assertThat(exploration.executions()).isEqualTo(RUNS);
            assertThat(exploration.outcomes()).containsOnlyKeys(13);
        }
        assertThat(((ThreadPoolExecutor) POOL).getPoolSize()).isZero();
        assertThat(((ThreadPoolExecutor) TIMER).getPoolSize()).isZero();
    }

    private static Holder instance;

    private static Holder once() {
        if (instance == null) {
            instance = new Holder();
        }
        return instance;
    }

    @OnEveryEngine
    void findsTheRaceOfALazyInitialisation(Engine engine) {
        Exploration<Boolean> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() -> {
                    Holder[] seen = new Holder[1];
                    Thread other = Threads.start(() -> seen[0] = once());
                    Holder mine = once();
                    other.join();
                    return mine == seen[0];
                });

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.outcomes()).containsOnlyKeys(true, false);
    }

    @OnEveryEngine
    void leavesAloneWhatTheTestHoldsItself(Engine engine) {
        AtomicInteger runs = new AtomicInteger();

        Exploration<?> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(RUNS)
                .explore(() -> inTwoThreads(runs::incrementAndGet, () -> 0));

        assertThat(exploration.executions()).isEqualTo(RUNS);
        assertThat(runs.get()).isGreaterThanOrEqualTo(2 * RUNS);
    }
}
