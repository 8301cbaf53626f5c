package dev.heddle.it.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import dev.heddle.linearizability.NotLinearizable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Linearizability STACK = Linearizability.of(Specifications.Stack.class);
    private static final Linearizability COUNTER = Linearizability.of(Specifications.Counter.class);

    private record Node(int value, Node next) {}

    private static class TreiberStack {

        final AtomicReference<Node> head = new AtomicReference<>();

        void push(int value) {
            Node old;
            do {
                old = head.get();
            } while (!head.compareAndSet(old, new Node(value, old)));
        }

        Integer pop() {
            Node old;
            do {
                old = head.get();
                if (old == null) {
                    return null;
                }
            } while (!head.compareAndSet(old, old.next()));
            return old.value();
        }
    }

    private static final class BrokenStack extends TreiberStack {
        @Override
        Integer pop() {
            Node old = head.get();
            if (old == null) {
                return null;
            }
            head.set(old.next());
            return old.value();
        }
    }

    private static void popTwice(TreiberStack stack) throws InterruptedException {
        History history = STACK.record();
        history.run("push", () -> stack.push(1), 1);
        Thread other = Threads.start(() -> history.call("pop", stack::pop));
        history.call("pop", stack::pop);
        other.join();
        history.verify();
    }

    @OnEveryEngine
    void findsAnElementThatIsPoppedTwice(Engine engine) {
        Failure failure = Explorations.failure(Exhaustive.exhaustive(engine), () -> popTwice(new BrokenStack()));

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.cause()).isInstanceOf(NotLinearizable.class);
        assertThat(failure.report()).startsWith("""
                        Exception: not linearizable: no order of these 3 operations explains their results
                            main      push(1) returned  from 1 to 2
                            main      pop() = 1         from 3 to 6
                            Thread-0  pop() = 1         from 4 to 5
                            until 5 there is one; pop() = 1 by main does not fit in
                          thread     main
                        """).contains("Schedule");
    }

    @OnEveryEngine
    void verifiesWhatPopsByCompareAndSet(Engine engine) {
        Exploration<?> exploration = Exhaustive.verified(engine, () -> {
            popTwice(new TreiberStack());
            return 0;
        });

        assertThat(exploration.executions()).isEqualTo(4);
        assertThat(exploration.redundant()).isZero();
    }

    private static int countTwice(AtomicInteger value) throws InterruptedException {
        History history = COUNTER.record();
        Thread other = Threads.start(() -> history.call("increment", value::incrementAndGet));
        history.call("increment", value::incrementAndGet);
        other.join();
        history.verify();
        return value.get();
    }

    @OnEveryEngine
    void addsNoExecutionsWhereOperationsAreOneStep(Engine engine) {
        Exploration<Integer> exploration = Exhaustive.verified(engine, () -> countTwice(new AtomicInteger()));

        assertThat(exploration.executions()).isEqualTo(2);
        assertThat(exploration.redundant()).isZero();
    }

    /** Its {@code get} looks at what {@code increment} touches later, so that their steps are independent. */
    private static final class LazyCounter {

        private final AtomicInteger own = new AtomicInteger();
        private volatile int published;

        int increment() {
            return own.incrementAndGet();
        }

        int get() {
            return published;
        }
    }

    @OnEveryEngine
    void findsWhatOnlyTheOrderInTimeTells(Engine engine) {
        Exploration<Void> exploration = Exhaustive.exhaustive(engine).explore(() -> {
            LazyCounter counter = new LazyCounter();
            History history = COUNTER.record();
            Thread other = Threads.start(() -> history.call("increment", counter::increment));
            history.call("get", counter::get);
            other.join();
            history.verify();
        });

        assertThat(exploration.executions()).isEqualTo(2);
        assertThat(exploration.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.summary()).contains("increment() = 1", "get() = 0"));
    }

    /** An interface whose methods are the specification's. */
    private interface Stack {
        void push(int value);

        Integer pop();
    }

    private static final class SlowStack extends TreiberStack implements Stack {
        @Override
        public void push(int value) {
            super.push(value);
        }

        @Override
        public Integer pop() {
            return super.pop();
        }
    }

    @OnEveryEngine
    void anInterfaceCanBeRecorded(Engine engine) {
        Exploration<?> exploration = Exhaustive.verified(engine, () -> {
            History history = STACK.record();
            Stack stack = history.recorded(Stack.class, new SlowStack());
            stack.push(1);
            Thread other = Threads.start(stack::pop);
            stack.pop();
            other.join();
            history.verify();
            return 0;
        });

        assertThat(exploration.executions()).isEqualTo(4);
    }

    @OnEveryEngine
    void operationsOfTheJdkBeginWithTheirOwnStep(Engine engine) {
        Exploration<?> exploration = Exhaustive.verified(engine, () -> {
            ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>();
            History history = STACK.record();
            Thread other = Threads.start(() -> history.call("pop", deque::pollFirst));
            history.run("push", () -> deque.addFirst(1), 1);
            Integer popped = history.call("pop", deque::pollFirst);
            other.join();
            history.verify();
            return popped == null;
        });

        assertThat(exploration.outcomes()).hasSize(2);
        assertThat(exploration.executions()).isEqualTo(3);
    }

    @Test
    void saysWhichOperationTheSpecificationLacks() {
        Exploration<Void> exploration = Heddle.explore(() -> {
            STACK.record().call("peek", () -> 1);
        });

        assertThat(exploration.failure().orElseThrow().cause())
                .hasMessageContaining("Stack has no public method peek that takes []");
    }

    @Test
    void worksInsideOfAnExplorationOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> STACK.record().call("pop", () -> 1))
                .withMessageStartingWith("A history works inside of an exploration only");
    }
}
