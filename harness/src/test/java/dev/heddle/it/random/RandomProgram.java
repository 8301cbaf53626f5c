package dev.heddle.it.random;

import dev.heddle.internal.session.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A few threads, each with a few operations on the same few objects; the first of them is the thread that starts the
 * others, and joins them when it has done its own. Returns what each thread saw, in the thread's order.
 */
final class RandomProgram implements Callable<String> {

    private final List<List<Operation>> threads;
    private final @Nullable Chain<Operation> own;
    private final @Nullable Chain<@Nullable Chain<Operation>> others;

    private RandomProgram(List<List<Operation>> threads) {
        this.threads = threads;
        this.own = Chain.of(threads.get(0));
        List<@Nullable Chain<Operation>> rest = new ArrayList<>();
        threads.subList(1, threads.size()).forEach(operations -> rest.add(Chain.of(operations)));
        this.others = Chain.of(rest);
    }

    /** Two or three threads, with up to {@code most} operations. */
    static RandomProgram of(Random random, int most, Predicate<Operation> allowed) {
        List<Operation> all = Stream.of(Operation.values()).filter(allowed).toList();
        List<Operation> palette = random.ints(1 + random.nextInt(5), 0, all.size())
                .mapToObj(all::get)
                .toList();
        List<List<Operation>> threads = new ArrayList<>();
        for (int t = 0, count = 2 + random.nextInt(2); t < count; t++) {
            threads.add(new ArrayList<>());
        }
        for (int i = 0, n = 2 + random.nextInt(most - 1); i < n; i++) {
            threads.get(random.nextInt(threads.size())).add(palette.get(random.nextInt(palette.size())));
        }
        return new RandomProgram(threads);
    }

    boolean isSimple() {
        return threads.stream().flatMap(List::stream).allMatch(Operation::isSimple);
    }

    /** The programs that have one operation less. */
    List<RandomProgram> smaller() {
        List<RandomProgram> smaller = new ArrayList<>();
        for (int t = 0; t < threads.size(); t++) {
            for (int i = 0; i < threads.get(t).size(); i++) {
                List<List<Operation>> fewer = new ArrayList<>();
                threads.forEach(operations -> fewer.add(new ArrayList<>(operations)));
                fewer.get(t).remove(i);
                smaller.add(new RandomProgram(fewer));
            }
        }
        return smaller;
    }

    @Override
    public String call() throws InterruptedException {
        Shared shared = new Shared(others);
        Seen seen = new Seen();
        shared.start();
        Worker.perform(own, shared, seen);
        return seen + shared.join();
    }

    /** The program in Java. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Shared s = new Shared();\n");
        for (int t = threads.size() - 1; t > 0; t--) {
            text.append("Thread t" + t + " = new Thread(() -> {\n" + java(threads.get(t)) + "});\n");
        }
        for (int t = threads.size() - 1; t > 0; t--) {
            text.append("t" + t + ".start();\n");
        }
        text.append(java(threads.get(0)));
        for (int t = threads.size() - 1; t > 0; t--) {
            text.append("t" + t + ".join();\n");
        }
        return text.toString();
    }

    private static String java(List<Operation> operations) {
        return operations.stream()
                .map(operation -> "    " + operation.java() + ";\n")
                .collect(Collectors.joining());
    }
}
