package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Queues that make their users wait. */
class BlockingQueueTest {

    private enum Queues implements Supplier<BlockingQueue<Integer>> {
        ARRAY {
            @Override
            public BlockingQueue<Integer> get() {
                return new ArrayBlockingQueue<>(1);
            }
        },
        LINKED {
            @Override
            public BlockingQueue<Integer> get() {
                return new LinkedBlockingQueue<>(1);
            }
        },
        DEQUE {
            @Override
            public BlockingQueue<Integer> get() {
                return new LinkedBlockingDeque<>(1);
            }
        },
        SYNCHRONOUS {
            @Override
            public BlockingQueue<Integer> get() {
                return new SynchronousQueue<>();
            }
        },
        FAIR_SYNCHRONOUS {
            @Override
            public BlockingQueue<Integer> get() {
                return new SynchronousQueue<>(true);
            }
        },
        TRANSFER {
            @Override
            public BlockingQueue<Integer> get() {
                return new LinkedTransferQueue<>();
            }
        },
        PRIORITY {
            @Override
            public BlockingQueue<Integer> get() {
                return new PriorityBlockingQueue<>();
            }
        }
    }

    static Stream<Arguments> queuesOfAllKinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Queues.values()).map(queue -> Arguments.of(engine, queue)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("queuesOfAllKinds")
    void handsItemsOverInOrder(Engine engine, Queues queues) {
        List<Integer> taken = constant(engine, () -> {
            BlockingQueue<Integer> queue = queues.get();
            Threads.start(() -> {
                for (int item = 1; item <= 3; item++) {
                    queue.put(item);
                }
            });
            return List.of(queue.take(), queue.take(), queue.take());
        });

        assertThat(taken).containsExactly(1, 2, 3);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("queuesOfAllKinds")
    void givesEachItemToOneTaker(Engine engine, Queues queues) {
        assertThat(outcomes(engine, () -> {
                    BlockingQueue<Integer> queue = queues.get();
                    int[] taken = new int[2];
                    Thread a = Threads.start(() -> taken[0] = queue.take());
                    Thread b = Threads.start(() -> taken[1] = queue.take());
                    queue.put(1);
                    queue.put(2);
                    a.join();
                    b.join();
                    return taken[0] * 10 + taken[1];
                }))
                .containsExactlyInAnyOrder(12, 21);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("queuesOfAllKinds")
    void givesUpAtTheLimit(Engine engine, Queues queues) {
        List<Object> seen = constant(engine, () -> {
            BlockingQueue<Integer> queue = queues.get();
            String polled = String.valueOf(queue.poll(5, TimeUnit.MINUTES));
            return List.of(polled, VirtualClock.current().elapsed().toMinutes());
        });

        assertThat(seen).containsExactly("null", 5L);
    }

    @OnEveryEngine
    void makesProducersWaitForRoom(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
            queue.put(1);
            boolean late = queue.offer(2, 5, TimeUnit.MINUTES);
            List<Integer> rest = new ArrayList<>();
            queue.drainTo(rest);
            return List.of(late, rest);
        });

        assertThat(seen).containsExactly(false, List.of(1));
    }

    private record Parcel(long due) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Parcel) other).due);
        }
    }

    @OnEveryEngine
    void delaysByTheVirtualClock(Engine engine) {
        long elapsed = constant(engine, () -> {
            DelayQueue<Parcel> queue = new DelayQueue<>();
            queue.put(new Parcel(System.nanoTime() + TimeUnit.HOURS.toNanos(7)));
            queue.take();
            return VirtualClock.current().elapsed().toHours();
        });

        assertThat(elapsed).isEqualTo(7);
    }
}
