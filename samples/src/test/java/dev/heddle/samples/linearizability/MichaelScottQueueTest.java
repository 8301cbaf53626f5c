package dev.heddle.samples.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Strategy;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * A linked queue. If the new node first becomes the tail, and is linked to its predecessor then, whatever is offered meanwhile
 * can't be reached: a poll finds nothing, though an offer has returned.
 */
class MichaelScottQueueTest {

    private static final Linearizability QUEUE = Linearizability.of(SequentialQueue.class);

    private static final class Node {
        final Integer value;
        final AtomicReference<Node> next = new AtomicReference<>();

        Node(Integer value) {
            this.value = value;
        }
    }

    private abstract static class LinkedQueue {

        final AtomicReference<Node> head = new AtomicReference<>(new Node(null));
        final AtomicReference<Node> tail = new AtomicReference<>(head.get());

        abstract boolean offer(int value);

        abstract Integer poll();
    }

    private static final class LinkedTooLate extends LinkedQueue {

        @Override
        boolean offer(int value) {
            Node node = new Node(value);
            tail.getAndSet(node).next.set(node);
            return true;
        }

        @Override
        Integer poll() {
            while (true) {
                Node first = head.get();
                Node next = first.next.get();
                if (next == null) {
                    return null;
                }
                if (head.compareAndSet(first, next)) {
                    return next.value;
                }
            }
        }
    }

    private static final class MichaelScott extends LinkedQueue {

        @Override
        boolean offer(int value) {
            Node node = new Node(value);
            while (true) {
                Node last = tail.get();
                Node next = last.next.get();
                if (next != null) {
                    tail.compareAndSet(last, next);
                } else if (last.next.compareAndSet(null, node)) {
                    tail.compareAndSet(last, node);
                    return true;
                }
            }
        }

        @Override
        Integer poll() {
            while (true) {
                Node first = head.get();
                Node last = tail.get();
                Node next = first.next.get();
                if (first != head.get()) {
                    continue;
                }
                if (next == null) {
                    return null;
                }
                if (first == last) {
                    tail.compareAndSet(last, next);
                } else if (head.compareAndSet(first, next)) {
                    return next.value;
                }
            }
        }
    }

    private static void offerTwice(LinkedQueue queue) throws InterruptedException {
        History history = QUEUE.record();
        Thread other = Structures.start(() -> {
            history.call("offer", () -> queue.offer(1), 1);
            history.call("poll", queue::poll);
        });
        history.call("offer", () -> queue.offer(2), 2);
        history.call("poll", queue::poll);
        other.join();
        history.call("poll", queue::poll);
        history.verify();
    }

    @Test
    void findsWhatCannotBeReached() {
        assertThat(Structures.found(() -> offerTwice(new LinkedTooLate()))).contains("poll() = null");
    }

    @Test
    void verifiesWhatIsLinkedFirst() {
        Structures.verified(238, () -> offerTwice(new MichaelScott()));
    }

    @AsyncTest
    @Explore(strategy = Strategy.EXHAUSTIVE, expectExecutions = 238)
    void isLinearizable() throws InterruptedException {
        offerTwice(new MichaelScott());
    }
}
