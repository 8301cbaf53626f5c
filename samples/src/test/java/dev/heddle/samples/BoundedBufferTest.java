package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Explore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Explore} turns a parameterized test into an explored one: each of its invocations is. */
class BoundedBufferTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Explore
    void aBufferOfAnySizeDeliversInOrder(int capacity) throws InterruptedException, ExecutionException {
        BoundedBuffer buffer = new BoundedBuffer(capacity);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        Future<?> producer = workers.submit(() -> {
            buffer.put(1);
            buffer.put(2);
            buffer.put(3);
            return null;
        });
        Future<List<Integer>> consumer = workers.submit(() -> List.of(buffer.take(), buffer.take(), buffer.take()));
        workers.shutdown();
        workers.awaitTermination(1, TimeUnit.MINUTES);

        producer.get();
        assertThat(consumer.get()).containsExactly(1, 2, 3);
    }

    private static final class BoundedBuffer {

        private final int capacity;
        private final Queue<Integer> items = new ArrayDeque<>();

        BoundedBuffer(int capacity) {
            this.capacity = capacity;
        }

        synchronized void put(int item) throws InterruptedException {
            while (items.size() == capacity) {
                wait();
            }
            items.add(item);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            int item = items.remove();
            notifyAll();
            return item;
        }
    }
}
