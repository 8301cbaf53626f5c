package dev.heddle.samples.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.junit.jupiter.api.Test;

/**
 * A stack that uses its nodes again. A pop that was held up between its look at the head and its compare-and-set finds the
 * same node there once more, though what is below it has gone: ABA.
 */
class TreiberStackTest {

    private static final Linearizability STACK = Linearizability.of(SequentialStack.class);

    private static final class Node {
        volatile int value;
        volatile Node next;
    }

    private interface Stack {
        /** Pushes a value by means of this node. */
        void push(int value, Node node);

        /** The popped node, which is the caller's now; null if there is none. */
        Node pop();
    }

    private static final class WithAba implements Stack {

        private final AtomicReference<Node> head = new AtomicReference<>();

        @Override
        public void push(int value, Node node) {
            node.value = value;
            do {
                node.next = head.get();
            } while (!head.compareAndSet(node.next, node));
        }

        @Override
        public Node pop() {
            while (true) {
                Node top = head.get();
                if (top == null || head.compareAndSet(top, top.next)) {
                    return top;
                }
            }
        }
    }

    private static final class Stamped implements Stack {

        private final AtomicStampedReference<Node> head = new AtomicStampedReference<>(null, 0);

        @Override
        public void push(int value, Node node) {
            node.value = value;
            int[] stamp = new int[1];
            do {
                node.next = head.get(stamp);
            } while (!head.compareAndSet(node.next, node, stamp[0], stamp[0] + 1));
        }

        @Override
        public Node pop() {
            int[] stamp = new int[1];
            while (true) {
                Node top = head.get(stamp);
                if (top == null || head.compareAndSet(top, top.next, stamp[0], stamp[0] + 1)) {
                    return top;
                }
            }
        }
    }

    private static Integer pop(History history, Stack stack, Node[] popped) {
        return history.call("pop", () -> {
            popped[0] = stack.pop();
            return popped[0] == null ? null : popped[0].value;
        });
    }

    /** One thread pops; the other pops two, and pushes the first one's node again. */
    private static void reuse(Stack stack) throws InterruptedException {
        History history = STACK.record();
        history.run("push", () -> stack.push(1, new Node()), 1);
        history.run("push", () -> stack.push(2, new Node()), 2);
        Thread other = Structures.start(() -> {
            Node[] first = new Node[1];
            pop(history, stack, first);
            pop(history, stack, new Node[1]);
            if (first[0] != null) {
                history.run("push", () -> stack.push(3, first[0]), 3);
            }
        });
        pop(history, stack, new Node[1]);
        other.join();
        pop(history, stack, new Node[1]);
        history.verify();
    }

    @Test
    void findsAba() {
        assertThat(Structures.found(() -> reuse(new WithAba()))).contains("push(3) returned", "pop() = 1");
    }

    @Test
    void verifiesStamps() {
        Structures.verified(49, () -> reuse(new Stamped()));
    }
}
