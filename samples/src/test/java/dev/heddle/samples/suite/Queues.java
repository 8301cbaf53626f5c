package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** One thread puts, another takes. */
interface Queues {

    /** A queue that blocks. */
    enum Kind {
        ARRAY {
            @Override
            BlockingQueue<Integer> make() {
                return new ArrayBlockingQueue<>(1);
            }
        },
        LINKED {
            @Override
            BlockingQueue<Integer> make() {
                return new LinkedBlockingQueue<>();
            }
        },
        DEQUE {
            @Override
            BlockingQueue<Integer> make() {
                return new LinkedBlockingDeque<>(1);
            }
        },
        PRIORITY {
            @Override
            BlockingQueue<Integer> make() {
                return new PriorityBlockingQueue<>();
            }
        },
        HAND_OVER {
            @Override
            BlockingQueue<Integer> make() {
                return new SynchronousQueue<>();
            }
        },
        TRANSFER {
            @Override
            BlockingQueue<Integer> make() {
                return new LinkedTransferQueue<>();
            }
        };

        abstract BlockingQueue<Integer> make();
    }

    @ParameterizedTest
    @EnumSource
    @Passes
    default void whatIsPutIsTaken(Kind kind) throws Exception {
        BlockingQueue<Integer> queue = kind.make();
        Together.run(() -> assertThat(queue.take()).isEqualTo(7), () -> queue.put(7));
    }

    @ParameterizedTest
    @EnumSource
    @Fails(FailureKind.DEADLOCK)
    default void twoTakeAndOnePuts(Kind kind) throws Exception {
        BlockingQueue<Integer> queue = kind.make();
        Together.run(() -> queue.put(7), queue::take, queue::take);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HAND_OVER")
    @Fails(FailureKind.EXCEPTION)
    default void whoPollsComesTooEarly(Kind kind) throws Exception {
        BlockingQueue<Integer> queue = kind.make();
        Together.run(() -> assertThat(queue.poll()).isEqualTo(7), () -> queue.put(7));
    }

    @ParameterizedTest
    @EnumSource
    @Passes
    default void whoPollsForAWhileGivesUp(Kind kind) throws InterruptedException {
        assertThat(kind.make().poll(5, TimeUnit.SECONDS)).isNull();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aFullQueueBlocks() throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        queue.put(1);
        queue.put(2);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void whatIsThereIsGone() throws Exception {
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        queue.add(1);
        Together.Body take = () -> {
            if (!queue.isEmpty()) {
                queue.remove();
            }
        };
        Thread other = new Thread(queue::poll);
        other.start();
        take.run();
        other.join();
    }

    /** Comes out of a queue after a while. */
    record Later(long due) implements Delayed {

        static Later in(long seconds) {
            return new Later(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Later) other).due);
        }
    }

    @AsyncTest
    @Passes
    default void whatIsDueComesFirst() throws Exception {
        DelayQueue<Later> queue = new DelayQueue<>();
        Later late = Later.in(20);
        Later early = Later.in(10);
        Together.run(
                () -> {
                    assertThat(queue.take()).isEqualTo(early);
                    assertThat(queue.take()).isEqualTo(late);
                },
                () -> {
                    queue.put(late);
                    queue.put(early);
                });
    }
}
