package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;

/** A stack whose nodes come back: its top is the same as before, and yet another (the "ABA problem"). */
class ReusedNodeTest {

    private static final class Node {

        private final String name;
        private volatile Node next;

        private Node(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Stack {

        void push(Node node);

        Node pop();
    }

    /** Takes a top that it has seen before for one that has not changed. */
    private static final class PlainStack implements Stack {

        private final AtomicReference<Node> top = new AtomicReference<>();

        @Override
        public void push(Node node) {
            do {
                node.next = top.get();
            } while (!top.compareAndSet(node.next, node));
        }

        @Override
        public Node pop() {
            Node popped;
            do {
                popped = top.get();
            } while (popped != null && !top.compareAndSet(popped, popped.next));
            return popped;
        }
    }

    /** Counts how often its top has changed. */
    private static final class StampedStack implements Stack {

        private final AtomicStampedReference<Node> top = new AtomicStampedReference<>(null, 0);

        @Override
        public void push(Node node) {
            int[] stamp = new int[1];
            do {
                node.next = top.get(stamp);
            } while (!top.compareAndSet(node.next, node, stamp[0], stamp[0] + 1));
        }

        @Override
        public Node pop() {
            int[] stamp = new int[1];
            Node popped;
            do {
                popped = top.get(stamp);
            } while (popped != null && !top.compareAndSet(popped, popped.next, stamp[0], stamp[0] + 1));
            return popped;
        }
    }

    /** One thread takes two nodes and gives the first back; another takes one: nobody may have what another has. */
    private static String popTwice(Stack stack) throws InterruptedException {
        stack.push(new Node("bottom"));
        stack.push(new Node("top"));
        Node[] kept = new Node[2];
        Thread other = start(() -> kept[0] = stack.pop());
        Node given = stack.pop();
        kept[1] = stack.pop();
        if (given != null) {
            stack.push(given);
        }
        other.join();
        Node left = stack.pop();
        if (kept[0] != null && kept[0] == kept[1] || left != null && left == kept[1]) {
            throw new AssertionError(left + " is left, though it was taken");
        }
        return Objects.toString(kept[0]) + " and " + kept[1];
    }

    @OnEveryEngine
    @Shows(of = AtomicReference.class, value = Aspect.MUST_FIND)
    void isTakenForTheSameByAPlainReference(Engine engine) {
        assertThat(failure(Heddle.explorer().engine(engine), () -> popTwice(new PlainStack()))
                        .kind())
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = AtomicStampedReference.class, value = Aspect.MUST_NOT_FIND)
    void isToldByItsStamp(Engine engine) {
        assertThat(verified(engine, () -> popTwice(new StampedStack())).outcomes())
                .containsOnlyKeys("top and bottom", "top and null", "null and bottom", "bottom and null");
    }
}
