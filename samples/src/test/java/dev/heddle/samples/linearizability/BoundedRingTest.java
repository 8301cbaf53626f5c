package dev.heddle.samples.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/**
 * A ring of two slots, for one producer and one consumer. If the tail moves on before the slot is filled, the consumer passes
 * by it, and the value is lost.
 */
class BoundedRingTest {

    private static final Linearizability RING = Linearizability.of(SequentialQueue.OfTwo.class);

    private abstract static class Ring {

        static final int CAPACITY = 2;

        final AtomicReferenceArray<Integer> slots = new AtomicReferenceArray<>(CAPACITY);
        volatile int head;
        volatile int tail;

        abstract void fill(int at, int value);

        boolean offer(int value) {
            int at = tail;
            if (at - head == CAPACITY) {
                return false;
            }
            fill(at, value);
            return true;
        }

        Integer poll() {
            int at = head;
            if (at == tail) {
                return null;
            }
            Integer value = slots.getAndSet(at % CAPACITY, null);
            head = at + 1;
            return value;
        }
    }

    private static final class MovesFirst extends Ring {
        @Override
        void fill(int at, int value) {
            tail = at + 1;
            slots.set(at % CAPACITY, value);
        }
    }

    private static final class FillsFirst extends Ring {
        @Override
        void fill(int at, int value) {
            slots.set(at % CAPACITY, value);
            tail = at + 1;
        }
    }

    private static void passOn(Ring ring) throws InterruptedException {
        History history = RING.record();
        Thread producer = Structures.start(() -> {
            for (int value = 1; value <= 3; value++) {
                int offered = value;
                history.call("offer", () -> ring.offer(offered), offered);
            }
        });
        history.call("poll", ring::poll);
        history.call("poll", ring::poll);
        producer.join();
        history.call("poll", ring::poll);
        history.verify();
    }

    @Test
    void findsALostValue() {
        assertThat(Structures.found(() -> passOn(new MovesFirst()))).contains("offer(1) = true");
    }

    @Test
    void verifiesWhatIsFilledFirst() {
        Structures.verified(146, () -> passOn(new FillsFirst()));
    }
}
