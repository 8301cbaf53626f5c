package dev.heddle.it.exhaustive;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** A collection that one thread changes while another one uses it, however it does so, is explored within or weakens the verdict. */
class PassedCollectionTest {

    /** So that no method reference is linked before Heddle is there. */
    @BeforeAll
    static void install() {
        verified(Engine.THREAD, () -> null);
    }

    private static <T> void isSeen(Engine engine, Supplier<T> maker, Function<T, ?> use, Consumer<T> change) {
        Exploration<?> exploration = exhaustive(engine).explore(() -> {
            T shared = maker.get();
            Thread other = Threads.start(() -> change.accept(shared));
            Object used = use.apply(shared);
            other.join();
            return used == shared ? null : String.valueOf(used);
        });

        assertThat(exploration.notes()).anyMatch(note -> note.contains("without an order between them"));
        boolean explored = exploration.notes().stream().anyMatch(note -> note.endsWith("explored access by access."));
        assertThat(exploration.verdict() == Verdict.INCONCLUSIVE).isEqualTo(!explored);
    }

    private static void isSeen(Engine engine, Function<List<Integer>, ?> use) {
        isSeen(engine, ArrayList::new, use, list -> list.add(1));
    }

    @OnEveryEngine
    void seesItInAConcatenation(Engine engine) {
        isSeen(engine, list -> "all: " + list);
        isSeen(engine, list -> 1L + "all: " + list + 2.0);
    }

    @OnEveryEngine
    void seesItTurnedIntoText(Engine engine) {
        isSeen(engine, String::valueOf);
        isSeen(engine, list -> String.valueOf(list));
        isSeen(engine, Objects::toString);
        isSeen(engine, list -> String.format("%s", list));
        isSeen(engine, list -> "%s".formatted(list));
        isSeen(engine, ArrayList<String>::new, list -> String.join(",", list), list -> list.add("a"));
        isSeen(engine, list -> new StringBuilder().append(list));
    }

    @OnEveryEngine
    void seesItCompared(Engine engine) {
        isSeen(engine, list -> Objects.equals(list, List.of(1)));
        isSeen(engine, list -> Objects.equals(List.of(1), list));
        isSeen(engine, list -> Objects.hash(1, list));
        isSeen(engine, list -> List.of(1).equals(list));
        isSeen(engine, list -> Arrays.equals(new Object[] {list}, new Object[] {List.of(1)}));
    }

    @OnEveryEngine
    void seesItCopied(Engine engine) {
        isSeen(engine, ArrayList::new);
        isSeen(engine, list -> new ArrayList<>(list));
        isSeen(engine, List::copyOf);
        isSeen(engine, list -> List.of(0).containsAll(list));
        isSeen(engine, list -> list.stream().mapToInt(i -> i).sum());
        isSeen(engine, list -> new HashSet<>(list).stream().count() + new TreeMap<>(Map.of(1, list)).size());
    }

    private static void isExplored(Engine engine, Function<char[], String> use) {
        Exploration<String> exploration = verified(engine, () -> {
            char[] shared = {'a', 'a'};
            Thread other = Threads.start(() -> shared[0] = 'b');
            String used = use.apply(shared);
            other.join();
            return used;
        });

        assertThat(exploration.outcomes()).containsOnlyKeys("aa", "ba");
        assertThat(exploration.executions()).isEqualTo(2);
    }

    @OnEveryEngine
    void exploresTheUseOfAnArray(Engine engine) {
        isExplored(engine, String::new);
        isExplored(engine, String::valueOf);
        isExplored(engine, array -> new StringBuilder().append(array).toString());
        isExplored(engine, array -> String.valueOf(Arrays.copyOf(array, 2)));
        isExplored(engine, array -> String.valueOf(array.clone()));
        isExplored(engine, array -> {
            char[] copy = new char[2];
            System.arraycopy(array, 0, copy, 0, 2);
            return new String(copy);
        });
    }

    private static final class Pair implements Cloneable {
        int first;
        int second;

        @Override
        public Pair clone() {
            try {
                return (Pair) super.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    @OnEveryEngine
    void exploresTheCloneOfAnObject(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            Pair shared = new Pair();
            Thread other = Threads.start(() -> {
                shared.first = 1;
                shared.second = 1;
            });
            Pair copy = shared.clone();
            other.join();
            return copy.first * 10 + copy.second;
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(0, 10, 11);
    }

    @OnEveryEngine
    void exploresWhatComesBetweenTwoClones(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            int[] first = {0};
            int[] second = {0};
            Thread other = Threads.start(() -> {
                second[0] = 1;
                first[0] = 1;
            });
            int[] ofFirst = first.clone();
            int[] ofSecond = second.clone();
            other.join();
            return ofFirst[0] * 10 + ofSecond[0];
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(0, 1, 11);
    }

    /** What is made around an array shows what is written to the array. */
    private static void isShown(Engine engine, Function<char[], Callable<Object>> wrapper) {
        Exploration<Object> exploration = exhaustive(engine).explore(() -> {
            char[] shared = {'a', 'a'};
            Callable<Object> reader = wrapper.apply(shared);
            Thread other = Threads.start(() -> shared[0] = 'b');
            Object read = reader.call();
            other.join();
            return read;
        });

        assertThat(exploration.outcomes()).hasSize(2);
    }

    @OnEveryEngine
    void seesAnArrayThroughWhatIsMadeAroundIt(Engine engine) {
        isShown(engine, array -> {
            CharBuffer buffer = CharBuffer.wrap(array);
            return () -> buffer.get(0);
        });
        isShown(engine, array -> {
            CharArrayReader reader = new CharArrayReader(array);
            return reader::read;
        });
        Exploration<Object> list = exhaustive(engine).explore(() -> {
            Integer[] shared = {1, 2};
            List<Integer> view = Arrays.asList(shared);
            Thread other = Threads.start(() -> shared[0] = 3);
            int read = view.get(0);
            other.join();
            return read;
        });
        assertThat(list.outcomes()).containsOnlyKeys(1, 3);
    }

    @OnEveryEngine
    void failsWhereItIsChangedDuringALoop(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).explore(() -> {
            List<Integer> list = new ArrayList<>(List.of(1, 2));
            Thread other = Threads.start(() -> list.add(3));
            int sum = 0;
            for (int i : list) {
                sum += i;
            }
            other.join();
            return sum;
        });

        assertThat(exploration.failures())
                .allSatisfy(failure -> assertThat(failure.cause()).isInstanceOf(ConcurrentModificationException.class))
                .isNotEmpty();
        assertThat(exploration.outcomes()).containsOnlyKeys(3, 6);
    }

    @OnEveryEngine
    void seesItThroughAStreamThatWasMadeBefore(Engine engine) {
        List<Supplier<Collection<Integer>>> makers = List.of(
                ArrayList::new, HashSet::new, ArrayDeque::new, LinkedList::new, TreeSet::new, PriorityQueue::new);
        for (Supplier<Collection<Integer>> maker : makers) {
            Exploration<Long> exploration = exhaustive(engine).explore(() -> {
                Collection<Integer> shared = maker.get();
                Stream<Integer> stream = shared.stream();
                Thread other = Threads.start(() -> shared.add(1));
                long count = stream.filter(item -> item > 0).count();
                other.join();
                return count;
            });
            assertThat(exploration.notes()).anyMatch(note -> note.contains("without an order between them"));
        }
    }

    @OnEveryEngine
    void seesItInTheHandsOfALibrary(Engine engine) {
        isSeen(engine, list -> assertThat(list).hasSizeLessThan(2));
    }

    private static final class Bag extends ArrayList<Integer> {
        private static final long serialVersionUID = 1;

        int count() {
            return size();
        }

        @Override
        public boolean add(Integer item) {
            return super.add(item);
        }
    }

    /** The usual way to build a cache. */
    private static final class Recent extends LinkedHashMap<String, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > 1;
        }
    }

    @OnEveryEngine
    void seesItThroughItsViews(Engine engine) {
        List<Supplier<Map<Integer, Integer>>> makers = List.of(
                HashMap::new,
                LinkedHashMap::new,
                TreeMap::new,
                IdentityHashMap::new,
                WeakHashMap::new,
                () -> Collections.checkedMap(new HashMap<>(), Integer.class, Integer.class));
        for (Supplier<Map<Integer, Integer>> maker : makers) {
            isSeen(engine, maker, map -> map.get(2), map -> map.put(1, 1));
            isSeen(engine, maker, map -> map.keySet().contains(2), map -> map.put(1, 1));
            isSeen(engine, maker, map -> map.values().size(), map -> map.putIfAbsent(1, 1));
            isSeen(engine, maker, map -> map.entrySet().iterator().hasNext(), map -> map.put(1, 1));
            isSeen(engine, maker, map -> Collections.unmodifiableMap(map).get(2), map -> map.put(1, 1));
        }
        isSeen(engine, TreeMap<Integer, Integer>::new, map -> map.headMap(3).size(), map -> map.put(1, 1));
        isSeen(
                engine,
                TreeMap<Integer, Integer>::new,
                map -> map.descendingMap().size(),
                map -> map.put(1, 1));
        isSeen(
                engine,
                () -> new ArrayList<>(List.of(1, 2)),
                list -> list.subList(0, 1).get(0),
                list -> list.set(0, 3));
        isSeen(
                engine,
                () -> new LinkedList<>(List.of(1)),
                list -> list.descendingIterator().hasNext(),
                list -> list.add(3));
    }

    @OnEveryEngine
    void seesACollectionOfTheUsersOwn(Engine engine) {
        isSeen(engine, Bag::new, Bag::count, bag -> bag.add(1));
        isSeen(engine, Bag::new, Bag::isEmpty, bag -> bag.addAll(List.of(1)));
        isSeen(engine, Bag::new, bag -> bag.add(2), bag -> bag.add(1));
        isSeen(engine, Recent::new, recent -> recent.get("a"), recent -> recent.put("b", 1));
    }
}
