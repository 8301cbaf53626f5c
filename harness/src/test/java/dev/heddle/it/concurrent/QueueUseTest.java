package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TransferQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each blocking queue as users check it and then act, and as they do both in one call. */
class QueueUseTest {

    private enum Kind implements Supplier<BlockingQueue<Integer>> {
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
        PRIORITY {
            @Override
            public BlockingQueue<Integer> get() {
                return new PriorityBlockingQueue<>();
            }
        },
        TRANSFER {
            @Override
            public BlockingQueue<Integer> get() {
                return new LinkedTransferQueue<>();
            }
        };

        boolean isBounded() {
            return get().remainingCapacity() == 1;
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    static Stream<Arguments> boundedKinds() {
        return kinds().filter(arguments -> ((Kind) arguments.get()[1]).isBounded());
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {
                ArrayBlockingQueue.class,
                LinkedBlockingDeque.class,
                LinkedBlockingQueue.class,
                LinkedTransferQueue.class,
                PriorityBlockingQueue.class
            },
            value = Aspect.MUST_FIND)
    void findsATakeOfWhatAnotherHasTaken(Engine engine, Kind kind) {
        Failure found = failure(engine, () -> {
            BlockingQueue<Integer> queue = kind.get();
            queue.put(1);
            Body consume = () -> {
                if (queue.size() > 0) {
                    queue.take();
                }
            };
            together(consume, consume);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = PriorityBlockingQueue.class, value = Aspect.MUST_FIND)
    void findsAPollThatFindsNothing(Engine engine) {
        Failure found = failure(engine, () -> {
            BlockingQueue<Integer> queue = new PriorityBlockingQueue<>();
            start(() -> queue.put(1));
            int item = queue.poll();
            assertThat(item).isEqualTo(1);
        });

        assertThat(found.cause()).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("boundedKinds")
    void findsAQueueThatIsFullBeforeOneAdds(Engine engine, Kind kind) {
        Failure found = failure(engine, () -> {
            BlockingQueue<Integer> queue = kind.get();
            Body produce = () -> {
                if (queue.remainingCapacity() > 0) {
                    queue.add(1);
                }
            };
            together(produce, produce);
        });

        assertThat(found.cause()).hasMessageContaining("full");
    }

    @OnEveryEngine
    void findsWhatComesAfterAllHasBeenDrained(Engine engine) {
        Failure found = failure(engine, () -> {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(1);
            start(() -> {
                queue.put(1);
                queue.put(2);
            });
            List<Integer> all = new ArrayList<>();
            all.add(queue.take());
            queue.drainTo(all);
            assertThat(all).containsExactly(1, 2);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {
                ArrayBlockingQueue.class,
                LinkedBlockingDeque.class,
                LinkedBlockingQueue.class,
                LinkedTransferQueue.class,
                PriorityBlockingQueue.class
            },
            value = Aspect.MUST_NOT_FIND)
    void verifiesThatEachItemIsGivenToOne(Engine engine, Kind kind) {
        assertThat(verified(engine, () -> {
                            BlockingQueue<Integer> queue = kind.get();
                            queue.put(1);
                            Integer[] polled = new Integer[2];
                            together(() -> polled[0] = queue.poll(), () -> polled[1] = queue.poll());
                            return polled[0] + " " + polled[1];
                        })
                        .outcomes())
                .containsOnlyKeys("1 null", "null 1");
    }

    // Queues that hand over

    @OnEveryEngine
    @Shows(of = SynchronousQueue.class, value = Aspect.MUST_FIND)
    void findsAnOfferThatNobodyTakes(Engine engine) {
        Failure found = failure(engine, () -> {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            start(() -> queue.offer(1));
            queue.take();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = SynchronousQueue.class, value = Aspect.MUST_NOT_FIND)
    void verifiesAPutThatWaitsForItsTaker(Engine engine) {
        assertThat(verified(engine, () -> {
                            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
                            int[] box = new int[1];
                            Thread other = start(() -> {
                                box[0] = 3;
                                queue.put(1);
                            });
                            int sum = queue.take() + box[0];
                            other.join();
                            return sum;
                        })
                        .outcomes())
                .containsOnlyKeys(4);
    }

    @OnEveryEngine
    @Shows(of = LinkedTransferQueue.class, value = Aspect.MUST_FIND)
    void findsATransferWithoutATaker(Engine engine) {
        Failure found = failure(engine, () -> {
            TransferQueue<Integer> queue = new LinkedTransferQueue<>();
            start(() -> {
                if (!queue.isEmpty()) {
                    queue.take();
                }
            });
            queue.transfer(1);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = LinkedTransferQueue.class, value = Aspect.MUST_NOT_FIND)
    void verifiesATransferThatEndsWhenTheItemIsTaken(Engine engine) {
        assertThat(verified(engine, () -> {
                            TransferQueue<Integer> queue = new LinkedTransferQueue<>();
                            int[] box = new int[1];
                            Thread other = start(() -> box[0] = queue.take());
                            queue.transfer(1);
                            boolean empty = queue.isEmpty();
                            other.join();
                            return empty + " " + box[0];
                        })
                        .outcomes())
                .containsOnlyKeys("true 1");
    }
}
