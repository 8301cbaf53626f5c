package dev.heddle.it.waits;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Permits that are taken, meetings to which nobody has come, queues that are empty or full. */
enum MeetingPlace {
    SEMAPHORE(() -> permits(new Semaphore(1))),
    SEMAPHORE_FAIR(() -> permits(new Semaphore(1, true))),
    LATCH(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return new Place(latch::await, latch::await, latch::countDown);
    }),
    BARRIER(() -> {
        CyclicBarrier barrier = new CyclicBarrier(2);
        return new Place(barrier::await, inTime(barrier::await), barrier::await);
    }),
    PHASER(() -> {
        Phaser phaser = new Phaser(1);
        return new Place(
                () -> phaser.awaitAdvanceInterruptibly(0),
                inTime((time, unit) -> phaser.awaitAdvanceInterruptibly(0, time, unit)),
                phaser::arrive);
    }),
    PHASER_TIERED(() -> {
        Phaser root = new Phaser(1);
        Phaser leaf = new Phaser(root, 1);
        leaf.arrive();
        return new Place(
                () -> leaf.awaitAdvanceInterruptibly(0),
                inTime((time, unit) -> leaf.awaitAdvanceInterruptibly(0, time, unit)),
                root::arrive);
    }),
    EXCHANGER(() -> {
        Exchanger<String> exchanger = new Exchanger<>();
        return new Place(
                () -> exchanger.exchange("one"),
                inTime((time, unit) -> exchanger.exchange("one", time, unit)),
                () -> exchanger.exchange("two"));
    }),
    ARRAY_EMPTY(() -> empty(new ArrayBlockingQueue<>(1))),
    ARRAY_FULL(() -> full(new ArrayBlockingQueue<>(1))),
    ARRAY_FAIR_EMPTY(() -> empty(new ArrayBlockingQueue<>(1, true))),
    LINKED_EMPTY(() -> empty(new LinkedBlockingQueue<>(1))),
    LINKED_FULL(() -> full(new LinkedBlockingQueue<>(1))),
    DEQUE_EMPTY_AT_ITS_HEAD(() -> {
        LinkedBlockingDeque<Integer> deque = new LinkedBlockingDeque<>();
        return new Place(deque::takeFirst, (time, unit) -> deque.pollFirst(time, unit) != null, () -> deque.putLast(1));
    }),
    DEQUE_EMPTY_AT_ITS_TAIL(() -> {
        LinkedBlockingDeque<Integer> deque = new LinkedBlockingDeque<>();
        return new Place(deque::takeLast, (time, unit) -> deque.pollLast(time, unit) != null, () -> deque.putFirst(1));
    }),
    DEQUE_FULL_AT_ITS_HEAD(() -> {
        LinkedBlockingDeque<Integer> deque = new LinkedBlockingDeque<>(1);
        deque.put(1);
        return new Place(() -> deque.putFirst(2), (time, unit) -> deque.offerFirst(2, time, unit), deque::takeLast);
    }),
    DEQUE_FULL_AT_ITS_TAIL(() -> {
        LinkedBlockingDeque<Integer> deque = new LinkedBlockingDeque<>(1);
        deque.put(1);
        return new Place(() -> deque.putLast(2), (time, unit) -> deque.offerLast(2, time, unit), deque::takeFirst);
    }),
    PRIORITY_EMPTY(() -> empty(new PriorityBlockingQueue<>())),
    DELAY_EMPTY(() -> {
        DelayQueue<Due> queue = new DelayQueue<>();
        return new Place(queue::take, (time, unit) -> queue.poll(time, unit) != null, () -> queue.put(new Due()));
    }),
    TRANSFER_EMPTY(() -> empty(new LinkedTransferQueue<>())),
    TRANSFER_WITHOUT_A_TAKER(() -> {
        LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
        return new Place(() -> queue.transfer(1), (time, unit) -> queue.tryTransfer(1, time, unit), queue::take);
    }),
    SYNCHRONOUS_WITHOUT_A_GIVER(() -> empty(new SynchronousQueue<>())),
    SYNCHRONOUS_WITHOUT_A_TAKER(() -> untaken(new SynchronousQueue<>())),
    SYNCHRONOUS_FAIR_WITHOUT_A_GIVER(() -> empty(new SynchronousQueue<>(true))),
    SYNCHRONOUS_FAIR_WITHOUT_A_TAKER(() -> untaken(new SynchronousQueue<>(true)));

    private final Callable<Place> maker;

    MeetingPlace(Callable<Place> maker) {
        this.maker = maker;
    }

    Place make() throws Exception {
        return maker.call();
    }

    /** A wait that tells of its end by an exception. */
    @FunctionalInterface
    private interface Meeting {

        void await(long time, TimeUnit unit) throws Exception;
    }

    private static Place.Limited inTime(Meeting meeting) {
        return (time, unit) -> {
            try {
                meeting.await(time, unit);
                return true;
            } catch (TimeoutException late) {
                return false;
            }
        };
    }

    private static Place permits(Semaphore one) {
        return new Place(() -> one.acquire(2), (time, unit) -> one.tryAcquire(2, time, unit), one::release);
    }

    private static Place empty(BlockingQueue<Integer> queue) {
        return new Place(queue::take, (time, unit) -> queue.poll(time, unit) != null, () -> queue.put(1));
    }

    private static Place full(BlockingQueue<Integer> queue) throws InterruptedException {
        queue.put(1);
        return untaken(queue);
    }

    private static Place untaken(BlockingQueue<Integer> queue) {
        return new Place(() -> queue.put(2), (time, unit) -> queue.offer(2, time, unit), queue::take);
    }

    /** Something that is due at once. */
    private static final class Due implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
