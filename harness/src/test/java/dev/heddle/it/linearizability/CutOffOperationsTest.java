package dev.heddle.it.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;

class CutOffOperationsTest {

    private static final Linearizability QUEUE = Linearizability.of(Specifications.BlockingQueue.class);
    private static final Linearizability COUNTER = Linearizability.of(Specifications.Counter.class);

    private static Exploration<Integer> incrementedBeforeTheCancel(Engine engine, int times) {
        return Exhaustive.exhaustive(engine).explore(() -> {
            int[] value = new int[1];
            History history = COUNTER.record();
            try {
                history.call("increment", () -> {
                    value[0] += times;
                    throw new CancellationException();
                });
            } catch (CancellationException expected) {
                history.call("get", () -> value[0]);
            }
            history.verify();
            return value[0];
        });
    }

    @OnEveryEngine
    void mayHaveHappenedOrNot(Engine engine) {
        assertThat(incrementedBeforeTheCancel(engine, 0).failures()).isEmpty();
        assertThat(incrementedBeforeTheCancel(engine, 1).failures()).isEmpty();
    }

    @OnEveryEngine
    void cannotHaveHappenedTwice(Engine engine) {
        assertThat(incrementedBeforeTheCancel(engine, 2).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.summary())
                        .contains("increment() cut off by CancellationException", "get() = 2"));
    }

    @OnEveryEngine
    void operationsThatWaitAreVerified(Engine engine) {
        Exploration<Integer> exploration = Exhaustive.verified(engine, () -> {
            LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            History history = QUEUE.record();
            Thread other = Threads.start(() -> history.call("take", queue::take));
            history.run("put", () -> queue.put(1), 1);
            history.run("put", () -> queue.put(2), 2);
            history.call("take", queue::take);
            other.join();
            history.verify();
            return queue.size();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(0);
    }

    @OnEveryEngine
    void anInterruptedOperationIsCutOff(Engine engine) {
        Exploration<Integer> exploration = Exhaustive.verified(engine, () -> {
            LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            History history = QUEUE.record();
            Thread other = Threads.start(() -> {
                try {
                    history.call("take", queue::take);
                } catch (InterruptedException expected) {
                    return;
                }
            });
            other.interrupt();
            history.run("put", () -> queue.put(1), 1);
            history.call("size", queue::size);
            other.join();
            history.verify();
            return queue.size();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(0, 1);
    }
}
