package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Explore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Explore} turns a parameterized test into an explored one: each of its invocations is. */
class BoundedBufferTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Explore
    void aBufferOfAnySizeDeliversInOrder(int capacity) throws InterruptedException {
        BoundedBuffer buffer = new BoundedBuffer(capacity);
        List<Integer> delivered = new ArrayList<>();
        Thread producer = new Thread(() -> List.of(1, 2, 3).forEach(buffer::put), "producer");
        Thread consumer = new Thread(() -> List.of(1, 2, 3).forEach(any -> delivered.add(buffer.take())), "consumer");
        producer.start();
        consumer.start();
        producer.join();
        consumer.join();

        assertThat(delivered).containsExactly(1, 2, 3);
    }

    private static final class BoundedBuffer {

        private final int capacity;
        private final Queue<Integer> items = new ArrayDeque<>();

        BoundedBuffer(int capacity) {
            this.capacity = capacity;
        }

        synchronized void put(int item) {
            while (items.size() == capacity) {
                await();
            }
            items.add(item);
            notifyAll();
        }

        synchronized int take() {
            while (items.isEmpty()) {
                await();
            }
            int item = items.remove();
            notifyAll();
            return item;
        }

        private synchronized void await() {
            try {
                wait();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
