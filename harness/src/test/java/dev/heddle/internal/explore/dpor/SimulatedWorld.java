package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.explore.dpor.SimulatedProgram.Code;
import dev.heddle.internal.explore.dpor.SimulatedProgram.Op;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a simulated program with a strategy's decisions, and tells an observer of each event. */
final class SimulatedWorld extends SimulatedDecision {

    private static final int LOCKS = 10, SEMAPHORES = 20, RW = 30, PERMITS = 40, LIVES = 50, LATCHES = 60, WAKES = 70;
    private static final int WRITER = 1, READER = 2;

    private final SimulatedProgram program;
    private final ExplorationStrategy strategy;
    private final EventObserver observer;
    private final int n;

    private final long[] memory = new long[80];
    private final int[] pc;
    private final boolean[] alive;
    private final boolean[] ended;
    private final boolean[] waiting;
    private final boolean[] timedOut;
    private final boolean[] slept;
    private final List<List<Integer>> waiters = List.of(new ArrayList<>(), new ArrayList<>());
    private final StringBuilder[] results;
    private final boolean[] startedLater;

    SimulatedWorld(SimulatedProgram program, ExplorationStrategy strategy, EventObserver observer) {
        super(program.threads().size());
        this.program = program;
        this.strategy = strategy;
        this.observer = observer;
        n = program.threads().size();
        pc = new int[n];
        alive = new boolean[n];
        ended = new boolean[n];
        waiting = new boolean[n];
        timedOut = new boolean[n];
        slept = new boolean[n];
        results = new StringBuilder[n];
        startedLater = new boolean[n];
        for (List<Op> ops : program.threads()) {
            for (Op op : ops) {
                if (op.code() == Code.START) {
                    startedLater[op.object()] = true;
                }
            }
        }
    }

    /** Runs to the end; returns what came out, or null if it was cut short. */
    @org.jspecify.annotations.Nullable
    String run() {
        for (int t = 0; t < n; t++) {
            results[t] = new StringBuilder();
            alive[t] = !startedLater[t];
        }
        memory[SEMAPHORES] = 2;
        memory[SEMAPHORES + 1] = 1;
        memory[LATCHES] = 2;
        memory[LATCHES + 1] = 1;
        while (true) {
            collect();
            if (size == 0) {
                tellBlocked();
                if (!passTime()) {
                    break;
                }
                observer.fence();
                continue;
            }
            int chosen = strategy.choose(this);
            if (chosen < 0) {
                tellBlocked();
                return null;
            }
            step(candidates[chosen]);
        }
        observer.ended();
        return Arrays.toString(results) + Arrays.toString(memory) + Arrays.toString(ended);
    }

    private void collect() {
        size = 0;
        if (last >= 0 && enabled(last)) {
            candidates[size++] = last;
        }
        for (int t = 0; t < n; t++) {
            if (t != last && enabled(t)) {
                candidates[size++] = t;
            }
        }
        alternatives = 0;
    }

    private Op next(int t) {
        List<Op> ops = program.threads().get(t);
        return pc[t] < ops.size() ? ops.get(pc[t]) : SimulatedProgram.op(Code.JOIN, t, -1);
    }

    /** What the pending operation touches, if it can be held up; tells the observer, if asked to. */
    private boolean enabled(int t) {
        return alive[t] && !ended[t] && (timedOut[t] || guard(t, Tell.NOBODY));
    }

    private enum Tell {
        NOBODY,
        OBSERVER
    }

    private boolean guard(int t, Tell tell) {
        Op op = next(t);
        int o = op.object();
        if (op.value() == -1) {
            return true;
        }
        if (waiting[t]) {
            boolean free = need(tell, LOCKS + o, Access.WRITE_ZERO, 0);
            return need(tell, WAKES + t, Access.WRITE_ANY_BIT, 1) && free;
        }
        return switch (op.code()) {
            case LOCK, TIMED_LOCK -> need(tell, LOCKS + o, Access.WRITE_ZERO, 0);
            case ACQUIRE -> need(tell, SEMAPHORES + o, Access.WRITE_AT_LEAST, 1);
            case WRITE_LOCK -> need(tell, RW, Access.WRITE_ZERO, 0);
            case READ_LOCK -> need(tell, RW, Access.WRITE_BITS_CLEAR, WRITER);
            case PARK -> need(tell, PERMITS + t, Access.WRITE_ANY_BIT, 3);
            case AWAIT -> need(tell, LATCHES + o, Access.READ_ZERO, 0);
            case SLEEP -> slept[t] | need(tell, PERMITS + t, Access.WRITE_ANY_BIT, 2);
            case JOIN -> {
                boolean over = need(tell, LIVES + o, Access.READ_ANY_BIT, 1);
                yield need(tell, PERMITS + t, Access.READ_ANY_BIT, 2) || over;
            }
            default -> true;
        };
    }

    private boolean need(Tell tell, int location, Access access, long operand) {
        if (tell == Tell.OBSERVER) {
            observer.touched(location, access, memory[location], operand);
        }
        return access.possible(memory[location], operand);
    }

    private void tellBlocked() {
        for (int t = 0; t < n; t++) {
            if (alive[t] && !ended[t]) {
                observer.blocked(t, pc[t]);
                guard(t, Tell.OBSERVER);
            }
        }
    }

    private boolean passTime() {
        boolean passed = false;
        for (int t = 0; t < n; t++) {
            Code code = next(t).code();
            if (alive[t] && !ended[t] && next(t).value() != -1 && (code == Code.SLEEP || code == Code.TIMED_LOCK)) {
                timedOut[t] = true;
                passed = true;
            }
        }
        return passed;
    }

    private void touch(int location, Access access) {
        observer.touched(location, access, memory[location], 0);
    }

    private void step(int t) {
        last = t;
        Op op = next(t);
        observer.began(t, pc[t]);
        index[t]++;
        if (op.value() == -1) {
            touch(LIVES + t, Access.WRITE);
            memory[LIVES + t] = 1;
            ended[t] = true;
            return;
        }
        if (timedOut[t]) {
            timedOut[t] = false;
            expire(t, op);
        } else {
            guard(t, Tell.OBSERVER);
            act(t, op);
        }
        while (pc[t] < program.threads().get(t).size() && next(t).code() == Code.UNLOCK_TAIL) {
            act(t, next(t));
        }
    }

    private void expire(int t, Op op) {
        if (op.code() == Code.TIMED_LOCK) {
            touch(LOCKS + op.object(), Access.READ);
            results[t].append(memory[LOCKS + op.object()] == 0 ? 'f' : 'l');
        }
        pc[t]++;
    }

    private void act(int t, Op op) {
        int o = op.object();
        if (waiting[t]) {
            waiting[t] = false;
            memory[WAKES + t] = 0;
            memory[LOCKS + o] = t + 1;
            pc[t]++;
            return;
        }
        switch (op.code()) {
            case READ -> {
                touch(o, Access.READ);
                results[t].append(memory[o]).append(' ');
            }
            case WRITE -> {
                touch(o, Access.WRITE);
                memory[o] = op.value();
            }
            case ADD -> {
                touch(o, Access.WRITE);
                results[t].append(memory[o]).append(' ');
                memory[o] += op.value() + 1;
            }
            case CAS -> compareAndSet(t, o, op.value(), op.value() + 1);
            case CAS_LOOP -> {
                touch(o, Access.READ);
                long seen = memory[o];
                compareAndSet(t, o, seen, seen + 1);
            }
            case COMPOSITE -> composite(t, o, op.value());
            default -> lock(t, op);
        }
        pc[t] += waiting[t] ? 0 : 1;
    }

    private void lock(int t, Op op) {
        int o = op.object();
        switch (op.code()) {
            case LOCK, TIMED_LOCK -> memory[LOCKS + o] = t + 1;
            case TRY_LOCK -> {
                observer.touched(LOCKS + o, Access.COMPARE_AND_SET, memory[LOCKS + o], 0);
                results[t].append(memory[LOCKS + o] == 0 ? 'y' : 'n');
                memory[LOCKS + o] = memory[LOCKS + o] == 0 ? t + 1 : memory[LOCKS + o];
            }
            case UNLOCK, UNLOCK_TAIL -> {
                if (memory[LOCKS + o] == t + 1) {
                    touch(LOCKS + o, Access.WRITE_ANYWAY);
                    memory[LOCKS + o] = 0;
                }
            }
            default -> count(t, op);
        }
    }

    private void count(int t, Op op) {
        int o = op.object();
        switch (op.code()) {
            case ACQUIRE -> memory[SEMAPHORES + o]--;
            case RELEASE -> {
                touch(SEMAPHORES + o, Access.WRITE);
                memory[SEMAPHORES + o]++;
            }
            case TRY_ACQUIRE -> {
                boolean free = memory[SEMAPHORES + o] > 0;
                touch(SEMAPHORES + o, free ? Access.WRITE : Access.READ);
                memory[SEMAPHORES + o] -= free ? 1 : 0;
                results[t].append(free ? 'a' : 'b');
            }
            case WRITE_LOCK -> memory[RW] |= WRITER;
            case WRITE_UNLOCK -> {
                touch(RW, Access.WRITE);
                memory[RW] &= ~WRITER;
            }
            case READ_LOCK -> memory[RW] += READER;
            case READ_UNLOCK -> {
                touch(RW, Access.WRITE);
                memory[RW] -= READER;
            }
            case COUNT_DOWN -> {
                touch(LATCHES + o, Access.WRITE);
                memory[LATCHES + o] = Math.max(0, memory[LATCHES + o] - 1);
            }
            default -> signal(t, op);
        }
    }

    private void compareAndSet(int t, int o, long expected, long value) {
        observer.touched(o, Access.COMPARE_AND_SET, memory[o], expected);
        boolean done = memory[o] == expected;
        memory[o] = done ? value : memory[o];
        results[t].append(done ? 's' : 'f');
    }

    private void composite(int t, int o, int value) {
        touch(o, Access.READ);
        if (memory[o] == value) {
            touch(1 - o, Access.WRITE);
            memory[1 - o] += 5;
        } else if (memory[o] < value) {
            touch(2, Access.WRITE);
            results[t].append(memory[2]);
            memory[2]++;
        } else {
            touch(o, Access.WRITE);
            memory[o]--;
        }
    }

    private void signal(int t, Op op) {
        int o = op.object();
        switch (op.code()) {
            case WAIT -> {
                if (memory[LOCKS + o] == t + 1) {
                    touch(LOCKS + o, Access.WRITE_ANYWAY);
                    memory[LOCKS + o] = 0;
                    waiting[t] = true;
                    waiters.get(o).add(t);
                }
            }
            case NOTIFY, NOTIFY_ALL -> {
                List<Integer> asleep = waiters.get(o);
                touch(LOCKS + o, Access.WRITE);
                while (op.code() == Code.NOTIFY_ALL && !asleep.isEmpty()) {
                    wake(asleep.remove(0));
                }
                if (!asleep.isEmpty()) {
                    wake(asleep.remove(choose(asleep.size())));
                }
            }
            case CHOOSE -> results[t].append(choose(op.value() + 1)).append(' ');
            default -> thread(t, op);
        }
    }

    private void thread(int t, Op op) {
        int o = op.object();
        switch (op.code()) {
            case UNPARK, INTERRUPT -> {
                touch(PERMITS + o, Access.WRITE);
                memory[PERMITS + o] |= op.code() == Code.UNPARK ? 1 : 2;
            }
            case PARK -> memory[PERMITS + t] &= ~1;
            case SLEEP -> {
                results[t].append('i');
                memory[PERMITS + t] &= ~2;
            }
            case START -> {
                touch(LIVES + o, Access.WRITE);
                if (!alive[o]) {
                    alive[o] = true;
                    observer.started(o);
                }
            }
            case JOIN -> results[t].append(memory[LIVES + o] == 1 ? 'j' : 'i');
            default -> {}
        }
    }

    private void wake(int t) {
        touch(WAKES + t, Access.WRITE);
        memory[WAKES + t] = 1;
    }

    private int choose(int bound) {
        if (bound < 2) {
            return 0;
        }
        alternatives = bound;
        int chosen = strategy.choose(this);
        alternatives = 0;
        return chosen;
    }
}
