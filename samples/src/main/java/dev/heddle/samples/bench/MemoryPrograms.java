package dev.heddle.samples.bench;

import dev.heddle.samples.bench.Workers.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Programs of the literature on partial-order reduction that share volatile and atomic variables. */
final class MemoryPrograms {

    private MemoryPrograms() {}

    static final List<CountedProgram> SMALL = List.of(
            new CountedProgram("lastzero(5)", 64, () -> lastzero(5)),
            new CountedProgram("readers(4)", 16, () -> readers(4)),
            new CountedProgram("writers(4)", 24, () -> writers(4)),
            new CountedProgram("writers(3) and a reader", 24, () -> writersAndReader(3)),
            new CountedProgram("ainc(4)", 24, () -> ainc(4)),
            new CountedProgram("binc(3)", 36, () -> binc(3)),
            new CountedProgram("inc(3)", 36, () -> inc(3)),
            new CountedProgram("rw(3)", 36, () -> rw(3)),
            new CountedProgram("casrot(2)", 2, () -> casrot(2)),
            new CountedProgram("casrot(3)", 5, () -> casrot(3)),
            new CountedProgram("casrot(4)", 14, () -> casrot(4)),
            new CountedProgram("casrot(5)", 43, () -> casrot(5)),
            new CountedProgram("casrot(6)", 144, () -> casrot(6)),
            new CountedProgram("wcas(3)", 13, () -> wcas(3)),
            new CountedProgram("wcas(4)", 33, () -> wcas(4)),
            new CountedProgram("sigma(5)", 945, () -> sigma(5)),
            new CountedProgram("fib_bench(1)", 11, () -> fib(1)),
            new CountedProgram("fib_bench(2)", 140, () -> fib(2)),
            new CountedProgram("SB", 3, MemoryPrograms::storeBuffering),
            new CountedProgram("MP", 3, MemoryPrograms::messagePassing),
            new CountedProgram("2+2W", 3, MemoryPrograms::twoPlusTwoWrites),
            new CountedProgram("IRIW", 15, MemoryPrograms::independentReads),
            new CountedProgram("CAS increment loop(2)", 4, () -> casLoop(2)),
            new CountedProgram("CAS increment loop(3)", 60, () -> casLoop(3)));

    static final List<CountedProgram> MIDDLING = List.of(
            new CountedProgram("lastzero(10)", 3328, () -> lastzero(10)),
            new CountedProgram("casrot(7)", 523, () -> casrot(7)),
            new CountedProgram("casrot(8)", 2048, () -> casrot(8)),
            new CountedProgram("binc(4)", 576, () -> binc(4)),
            new CountedProgram("fib_bench(3)", 1698, () -> fib(3)));

    static final List<CountedProgram> LARGE = List.of(
            new CountedProgram("sigma(6)", 10395, () -> sigma(6)),
            new CountedProgram("sigma(7)", 135135, () -> sigma(7)),
            new CountedProgram("fib_bench(4)", 19605, () -> fib(4)),
            new CountedProgram("fib_bench(5)", 218243, () -> fib(5)),
            new CountedProgram("ainc(8)", 40320, () -> ainc(8)),
            new CountedProgram("casrot(9)", 8597, () -> casrot(9)),
            new CountedProgram("casrot(10)", 38486, () -> casrot(10)),
            new CountedProgram("lastzero(12)", 15360, () -> lastzero(12)),
            new CountedProgram("lastzero(15)", 147456, () -> lastzero(15)));

    /** Each but the last counts on from the one before; the last looks for a zero from the end. */
    private static void lastzero(int n) {
        AtomicIntegerArray a = new AtomicIntegerArray(n + 1);
        Work count = i -> a.set(i, a.get(i - 1) + 1);
        Work search = i -> {
            int k = n;
            while (a.get(k) != 0) {
                k--;
            }
        };
        Workers.start(n + 1, i -> (i <= n ? count : search).run(i));
    }

    private static void readers(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n + 1, i -> {
            if (i == 1) {
                x.set(1);
            } else {
                x.get();
            }
        });
    }

    private static void writers(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, x::set);
    }

    private static void writersAndReader(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n + 1, i -> {
            if (i <= n) {
                x.set(i);
            } else {
                x.get();
            }
        });
    }

    private static void ainc(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, i -> x.getAndAdd(1));
    }

    static void binc(int n) {
        AtomicInteger x = new AtomicInteger();
        AtomicInteger y = new AtomicInteger();
        Workers.start(n, i -> {
            x.getAndAdd(1);
            y.getAndAdd(1);
        });
    }

    private static void inc(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, i -> x.set(x.get() + (1 << i)));
    }

    private static void rw(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, i -> {
            x.get();
            x.set(i);
        });
    }

    private static void casrot(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, i -> x.compareAndSet(i - 1, i));
    }

    private static void wcas(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n + 1, i -> {
            if (i == 1) {
                x.set(2);
            } else {
                x.compareAndSet(2, 3);
            }
        });
    }

    static void casw(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, i -> {
            x.compareAndSet(0, 1);
            x.set(i + 3);
        });
    }

    private static final class Index {
        private volatile int value = -1;
    }

    private static void sigma(int n) throws InterruptedException {
        Index index = new Index();
        AtomicIntegerArray array = new AtomicIntegerArray(n);
        Thread[] threads = new Thread[n];
        for (int i = 0; i < n; i++) {
            index.value++;
            threads[i] = new Thread(() -> array.set(index.value, 1));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static final class Pair {
        private volatile int x;
        private volatile int y;
    }

    private static void fib(int times) {
        Pair p = new Pair();
        p.x = 1;
        p.y = 1;
        Workers.start(2, thread -> {
            for (int k = 0; k < times; k++) {
                int sum = p.x + p.y;
                if (thread == 1) {
                    p.x = sum;
                } else {
                    p.y = sum;
                }
            }
        });
        Workers.use(p.x);
        Workers.use(p.y);
    }

    private static void storeBuffering() {
        Pair p = new Pair();
        Workers.start(2, i -> {
            if (i == 1) {
                p.x = 1;
                Workers.use(p.y);
            } else {
                p.y = 1;
                Workers.use(p.x);
            }
        });
    }

    private static void messagePassing() {
        Pair p = new Pair();
        Workers.start(2, i -> {
            if (i == 1) {
                p.x = 1;
                p.y = 1;
            } else {
                Workers.use(p.y);
                Workers.use(p.x);
            }
        });
    }

    private static void twoPlusTwoWrites() {
        Pair p = new Pair();
        Workers.start(2, i -> {
            if (i == 1) {
                p.x = 1;
                p.y = 2;
            } else {
                p.y = 1;
                p.x = 2;
            }
        });
    }

    private static void independentReads() {
        Pair p = new Pair();
        Work xThenY = i -> {
            Workers.use(p.x);
            Workers.use(p.y);
        };
        Work yThenX = i -> {
            Workers.use(p.y);
            Workers.use(p.x);
        };
        List<Work> all = List.of(i -> p.x = 1, i -> p.y = 1, xThenY, yThenX);
        Workers.start(4, i -> all.get(i - 1).run(i));
    }

    private static void casLoop(int n) {
        AtomicInteger x = new AtomicInteger();
        Workers.start(n, i -> {
            int seen;
            do {
                seen = x.get();
            } while (!x.compareAndSet(seen, seen + 1));
        });
    }
}
