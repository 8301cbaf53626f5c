package dev.heddle.internal.explore.dpor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small concurrent program of straight-line threads; thread 0 is there from the start, others too unless they are
 * started by an operation.
 */
record SimulatedProgram(List<List<Op>> threads) {

    enum Code {
        READ,
        WRITE,
        ADD,
        CAS,
        CAS_LOOP,
        /** Reads one variable, and writes one or another depending on it, in one event. */
        COMPOSITE,
        LOCK,
        UNLOCK,
        /** Unlocks within the event before. */
        UNLOCK_TAIL,
        TRY_LOCK,
        ACQUIRE,
        RELEASE,
        TRY_ACQUIRE,
        READ_LOCK,
        READ_UNLOCK,
        WRITE_LOCK,
        WRITE_UNLOCK,
        WAIT,
        NOTIFY,
        NOTIFY_ALL,
        PARK,
        UNPARK,
        INTERRUPT,
        CHOOSE,
        START,
        JOIN,
        COUNT_DOWN,
        AWAIT,
        SLEEP,
        TIMED_LOCK
    }

    record Op(Code code, int object, int value) {
        @Override
        public String toString() {
            return code + "(" + object + "," + value + ")";
        }
    }

    static Op op(Code code, int object, int value) {
        return new Op(code, object, value);
    }

    /** A program by chance. */
    static SimulatedProgram random(Random random) {
        int count = 2 + random.nextInt(3);
        int length = count == 2 ? 5 : count == 3 ? 3 : 2;
        List<List<Op>> threads = new ArrayList<>();
        Code[] palette = palette(random);
        for (int t = 0; t < count; t++) {
            List<Op> ops = new ArrayList<>();
            for (int i = 0, n = 1 + random.nextInt(length); i < n; i++) {
                add(ops, palette[random.nextInt(palette.length)], random, t, count);
            }
            threads.add(ops);
        }
        return new SimulatedProgram(threads);
    }

    private static Code[] palette(Random random) {
        Code[] all = Code.values();
        Code[] some = new Code[2 + random.nextInt(4)];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[random.nextInt(all.length)];
        }
        return some;
    }

    private static void add(List<Op> ops, Code code, Random random, int thread, int count) {
        int object = random.nextInt(2);
        int value = random.nextInt(3);
        switch (code) {
            case LOCK, UNLOCK, UNLOCK_TAIL, TRY_LOCK, TIMED_LOCK -> {
                Code first = code == Code.TRY_LOCK || code == Code.TIMED_LOCK ? code : Code.LOCK;
                ops.add(op(first, object, value));
                ops.add(op(random.nextBoolean() ? Code.ADD : Code.READ, random.nextInt(2), value));
                ops.add(op(random.nextBoolean() ? Code.UNLOCK : Code.UNLOCK_TAIL, object, 0));
            }
            case READ_LOCK, READ_UNLOCK -> {
                ops.add(op(Code.READ_LOCK, 0, 0));
                ops.add(op(Code.READ_UNLOCK, 0, 0));
            }
            case WRITE_LOCK, WRITE_UNLOCK -> {
                ops.add(op(Code.WRITE_LOCK, 0, 0));
                ops.add(op(Code.WRITE_UNLOCK, 0, 0));
            }
            case WAIT, NOTIFY, NOTIFY_ALL -> {
                ops.add(op(Code.LOCK, object, 0));
                ops.add(op(code, object, 0));
                ops.add(op(random.nextBoolean() ? Code.UNLOCK : Code.UNLOCK_TAIL, object, 0));
            }
            case UNPARK, INTERRUPT -> ops.add(op(code, random.nextInt(count), 0));
            case JOIN, START -> {
                if (thread + 1 < count) {
                    ops.add(op(code, thread + 1 + random.nextInt(count - thread - 1), 0));
                }
            }
            default -> ops.add(op(code, object, value));
        }
    }

    boolean has(Code code) {
        return threads.stream().flatMap(List::stream).anyMatch(op -> op.code == code);
    }
}
