package dev.heddle.internal.report;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.ExecutionRecord.Size;
import java.util.stream.IntStream;

/** Makes long executions of workers that lock shelves, count what they take, and look at each other's flags. */
final class ManySteps {

    private static final int PER_TURN = 5;
    private static final int FIRST = 2_001;

    private final String[] threads;
    private final int steps;
    private final Recording recording;
    private final int[] shelfLastFreed = new int[8];
    private int counter;
    private int made;

    private ManySteps(int steps, int threads) {
        this.steps = steps;
        this.threads = IntStream.range(0, threads)
                .mapToObj(i -> i == 0 ? "Test worker" : "pool-1-thread-" + i)
                .toArray(String[]::new);
        this.recording = new Recording("com.example.warehouse.Warehouse", this.threads).from(FIRST);
    }

    static FailureRecord record(int steps, int threads) {
        return new ManySteps(steps, threads).make();
    }

    private FailureRecord make() {
        for (int turn = 0; made + PER_TURN <= steps; turn++) {
            turn(turn);
        }
        while (made < steps) {
            step(threads[0], "park", "WarehouseTest.java:31 empties");
        }
        int last = FIRST + steps - 1;
        Examples facts = new Examples(FailureKind.LIVELOCK, "")
                .fact("pool-1-thread-1", "repeats 5 operations", "Warehouse.java:18")
                .fact("last change", "Warehouse.taken in step " + (last - 7), "Warehouse.java:20")
                .note("Raise maxSteps if the test only needs longer.");
        recording
                .source(
                        "Warehouse.java",
                        10,
                        "\n".repeat(4) + "void take(Shelf shelf) {\n    shelf.lock.lock();\n"
                                + "    int seen = taken;\n    while (seen > limit) {\n        Thread.yield();\n    }\n"
                                + "    taken = seen + 1;\n    shelf.lock.unlock();\n}\n")
                .simplified(new Size(61_204, 9_870, 4_311), new Size(FIRST + steps - 1, 3_020, 1_007), 250);
        return recording.record(
                FailureKind.LIVELOCK,
                "no end after " + (FIRST + steps - 1) + " operations",
                facts,
                FIRST + 2,
                FIRST + 5,
                FIRST + 6,
                last - 12,
                last - 8,
                last - 7,
                last - 3,
                last);
    }

    private void turn(int turn) {
        String thread = threads[(turn * 7 + turn / 11) % threads.length];
        int shelf = turn * 3 % shelfLastFreed.length;
        int locked = FIRST + made;
        String action = "lock ReentrantLock#" + shelf;
        if (turn % 3 == 1) {
            recording.preempting(thread, action, "Warehouse.java:15 take");
            made++;
        } else {
            step(thread, action, "Warehouse.java:15 take");
        }
        if (shelfLastFreed[shelf] > 0) {
            recording.after(shelfLastFreed[shelf]);
        }
        step(thread, "read Warehouse.taken", "Warehouse.java:16 take");
        recording.found("Warehouse.taken", "" + counter);
        step(thread, "read Shelf#" + shelf + ".open", "Warehouse.java:17 take");
        recording.found("Shelf#" + shelf + ".open", "true");
        step(thread, "write Warehouse.taken", "Warehouse.java:20 take");
        recording.changed("Warehouse.taken", "" + counter, "" + ++counter);
        step(thread, "unlock ReentrantLock#" + shelf, "Warehouse.java:21 take");
        recording.held(thread, "ReentrantLock#" + shelf, locked, locked + PER_TURN - 1);
        if (turn % 4 == 0) {
            String other = threads[(turn + 3) % threads.length];
            recording.waited(other, "ReentrantLock#" + shelf, locked + 1, locked + 4);
        }
        shelfLastFreed[shelf] = locked + PER_TURN - 1;
        recording.sleeps(turn % 20 == 0 ? 5_000_000 : 0);
    }

    private void step(String thread, String action, String at) {
        recording.step(thread, action, at);
        made++;
    }
}
