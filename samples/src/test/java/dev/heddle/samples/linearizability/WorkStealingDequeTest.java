package dev.heddle.samples.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/**
 * The deque of Chase and Lev: its owner pushes and pops at the bottom, others steal from the top. About the last value both
 * have to compete by compare-and-set; an owner who doesn't takes what was stolen.
 */
class WorkStealingDequeTest {

    private static final Linearizability DEQUE = Linearizability.of(SequentialQueue.class);

    private abstract static class Deque {

        final AtomicReferenceArray<Integer> values = new AtomicReferenceArray<>(4);
        final AtomicInteger top = new AtomicInteger();
        volatile int bottom;

        /** The owner takes the last value. */
        abstract boolean takesLast(int at);

        boolean offer(int value) {
            int at = bottom;
            values.set(at, value);
            bottom = at + 1;
            return true;
        }

        Integer pollLast() {
            int at = bottom - 1;
            bottom = at;
            int first = top.get();
            if (at < first) {
                bottom = first;
                return null;
            }
            Integer value = values.get(at);
            if (at > first) {
                return value;
            }
            boolean won = takesLast(first);
            bottom = first + 1;
            return won ? value : null;
        }

        Integer steal() {
            while (true) {
                int first = top.get();
                if (first >= bottom) {
                    return null;
                }
                Integer value = values.get(first);
                if (top.compareAndSet(first, first + 1)) {
                    return value;
                }
            }
        }
    }

    private static final class TakesUnasked extends Deque {
        @Override
        boolean takesLast(int at) {
            top.set(at + 1);
            return true;
        }
    }

    private static final class Competes extends Deque {
        @Override
        boolean takesLast(int at) {
            return top.compareAndSet(at, at + 1);
        }
    }

    private static void steal(Deque deque) throws InterruptedException {
        History history = DEQUE.record();
        history.call("offer", () -> deque.offer(1), 1);
        Thread thief = Structures.start(() -> {
            history.call("poll", deque::steal);
            history.call("poll", deque::steal);
        });
        history.call("offer", () -> deque.offer(2), 2);
        history.call("pollLast", deque::pollLast);
        history.call("pollLast", deque::pollLast);
        thief.join();
        history.verify();
    }

    @Test
    void findsWhatIsTakenTwice() {
        assertThat(Structures.found(() -> steal(new TakesUnasked()))).contains("poll() = ", "pollLast() = ");
    }

    @Test
    void verifiesACompetition() {
        Structures.verified(378, () -> steal(new Competes()));
    }
}
