package dev.heddle.it.random;

import dev.heddle.it.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Two threads make a call each of one plain collection; the outcome is what they got, and what is there at the end. */
final class CollectionProgram implements Callable<String> {

    /** A call, with what it is named in messages. */
    private record Use<T>(String name, Function<T, Object> call) {}

    private record Kind<T>(String name, Supplier<T> maker, List<Use<T>> uses) {}

    private static final List<Use<Collection<Integer>>> OF_COLLECTIONS = List.of(
            new Use<>("add(1)", c -> c.add(1)),
            new Use<>("add(4)", c -> c.add(4)),
            new Use<>("remove(2)", c -> c.remove(2)),
            new Use<>("contains(2)", c -> c.contains(2)),
            new Use<>("size", Collection::size),
            new Use<>("first", c -> c.iterator().next()),
            new Use<>("sum", c -> c.stream().mapToInt(i -> i).sum()),
            new Use<>("addAll", c -> c.addAll(List.of(5))),
            new Use<>("copy", c -> new ArrayList<>(c).toString()),
            new Use<>("removeIf", c -> c.removeIf(i -> i < 3)),
            new Use<>("text", Object::toString),
            new Use<>("clear", c -> {
                c.clear();
                return "";
            }));

    private static final List<Use<Map<Integer, Integer>>> OF_MAPS = List.of(
            new Use<>("put(1)", m -> m.put(1, 6)),
            new Use<>("put(4)", m -> m.put(4, 7)),
            new Use<>("putIfAbsent(1)", m -> m.putIfAbsent(1, 8)),
            new Use<>("merge(2)", m -> m.merge(2, 1, Integer::sum)),
            new Use<>("computeIfAbsent(1)", m -> m.computeIfAbsent(1, key -> 9)),
            new Use<>("remove(2)", m -> m.remove(2)),
            new Use<>("get(2)", m -> m.get(2)),
            new Use<>("keys", m -> m.keySet().iterator().next()),
            new Use<>("values", m -> new ArrayList<>(m.values()).toString()),
            new Use<>("copy", m -> new TreeMap<>(m).toString()),
            new Use<>("clear", m -> {
                m.clear();
                return "";
            }));

    private static final List<Use<StringBuilder>> OF_BUILDERS = List.of(
            new Use<>("append(a)", b -> b.append("a").length()),
            new Use<>("append(12)", b -> b.append(12).length()),
            new Use<>("insert", b -> b.insert(0, 'x').length()),
            new Use<>("delete", b -> b.delete(0, 1).length()),
            new Use<>("reverse", b -> b.reverse().length()),
            new Use<>("text", StringBuilder::toString));

    private static final List<Use<BitSet>> OF_BITS = List.of(
            new Use<>("set(1)", b -> {
                b.set(1);
                return "";
            }),
            new Use<>("set(70)", b -> {
                b.set(70);
                return "";
            }),
            new Use<>("clear(2)", b -> {
                b.clear(2);
                return "";
            }),
            new Use<>("get(2)", b -> b.get(2)),
            new Use<>("cardinality", BitSet::cardinality));

    private static final List<Use<EnumSet<TimeUnit>>> OF_ENUMS = List.of(
            new Use<>("add(DAYS)", s -> s.add(TimeUnit.DAYS)),
            new Use<>("add(HOURS)", s -> s.add(TimeUnit.HOURS)),
            new Use<>("remove(SECONDS)", s -> s.remove(TimeUnit.SECONDS)),
            new Use<>("text", Object::toString));

    private static final List<Kind<?>> KINDS = List.of(
            collection("ArrayList", ArrayList::new),
            collection("LinkedList", LinkedList::new),
            collection("ArrayDeque", () -> new ArrayDeque<>(2)),
            collection("PriorityQueue", () -> new PriorityQueue<>(2)),
            collection("HashSet", HashSet::new),
            collection("LinkedHashSet", LinkedHashSet::new),
            collection("TreeSet", TreeSet::new),
            map("HashMap", HashMap::new),
            map("LinkedHashMap", () -> new LinkedHashMap<>(4, 0.75f, true)),
            map("TreeMap", TreeMap::new),
            map("IdentityHashMap", IdentityHashMap::new),
            map("unmodifiable", () -> Collections.checkedMap(new HashMap<>(), Integer.class, Integer.class)),
            new Kind<>("StringBuilder", () -> new StringBuilder(2).append("bc"), OF_BUILDERS),
            new Kind<>("EnumSet", () -> EnumSet.of(TimeUnit.SECONDS), OF_ENUMS),
            new Kind<>(
                    "BitSet",
                    () -> {
                        BitSet bits = new BitSet();
                        bits.set(2);
                        return bits;
                    },
                    OF_BITS));

    private final String name;
    private final Callable<String> body;

    private CollectionProgram(String name, Callable<String> body) {
        this.name = name;
        this.body = body;
    }

    private static Kind<Collection<Integer>> collection(String name, Supplier<Collection<Integer>> maker) {
        return new Kind<>(
                name,
                () -> {
                    Collection<Integer> made = maker.get();
                    made.add(2);
                    made.add(3);
                    return made;
                },
                OF_COLLECTIONS);
    }

    private static Kind<Map<Integer, Integer>> map(String name, Supplier<Map<Integer, Integer>> maker) {
        return new Kind<>(
                name,
                () -> {
                    Map<Integer, Integer> made = maker.get();
                    made.put(2, 3);
                    return made;
                },
                OF_MAPS);
    }

    static CollectionProgram of(Random random) {
        return of(KINDS.get(random.nextInt(KINDS.size())), random);
    }

    private static <T> CollectionProgram of(Kind<T> kind, Random random) {
        Use<T> one = kind.uses().get(random.nextInt(kind.uses().size()));
        Use<T> two = kind.uses().get(random.nextInt(kind.uses().size()));
        return new CollectionProgram(kind.name() + ": " + one.name() + " and " + two.name(), () -> {
            T shared = kind.maker().get();
            String[] got = new String[1];
            Thread other = Threads.start(() -> got[0] = result(one, shared));
            String mine = result(two, shared);
            other.join();
            return got[0] + " " + mine + " " + result(new Use<>("", CollectionProgram::text), shared);
        });
    }

    /** What is there, in an order that no identity hash code decides. */
    private static Object text(Object shared) {
        return shared instanceof IdentityHashMap<?, ?> map
                ? map.entrySet().stream().map(Object::toString).sorted().collect(Collectors.joining(","))
                : shared.toString();
    }

    private static <T> String result(Use<T> use, T shared) {
        try {
            return String.valueOf(use.call().apply(shared));
        } catch (RuntimeException spoiled) {
            return spoiled.getClass().getSimpleName();
        }
    }

    @Override
    public String call() throws Exception {
        return body.call();
    }

    @Override
    public String toString() {
        return name;
    }
}
