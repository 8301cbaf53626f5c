package dev.heddle.async;

import java.util.Comparator;
import java.util.Objects;

/**
 * Items that tasks of one event loop hand to others: {@code asyncio.Queue}, {@code PriorityQueue} and {@code LifoQueue}.
 *
 * <pre>{@code
 * AsyncQueue<String> letters = AsyncQueue.fifo(10);
 * letters.put("a");                // waits while 10 letters are in it
 * String letter = letters.get();   // waits while there is none
 * letters.taskDone();
 * letters.join();                  // waits until each letter is done
 * }</pre>
 *
 * Tasks that wait are served in the order in which they came. As soon as there is an item or a free place for a task
 * that waits, it is promised to that task, and nobody else gets it; if the task is cancelled before it has resumed, the
 * promise goes to the next, so no item is lost.
 *
 * <p>In this it differs from Python 3.13, where a {@code put_nowait} may overtake a task that a {@code get} has just woken. Unlike
 * a {@link java.util.concurrent.BlockingQueue} it makes tasks wait rather than threads. Items are never null. All methods
 * must be called by the loop's own code; elsewhere they throw {@link IllegalStateException}.
 *
 * @param <T> what the items are
 */
public final class AsyncQueue<T> {

    private final Home home = new Home(this);
    private final ItemStore<T> items;
    private final int capacity;
    private final WaitQueue getters = new WaitQueue(this, "get");
    private final WaitQueue putters = new WaitQueue(this, "put");
    private final AsyncEvent finished = new AsyncEvent(this, "join");
    private int promisedItems;
    private int promisedPlaces;
    private int unfinished;
    private boolean shutDown;

    private AsyncQueue(ItemStore<T> items, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a queue needs a capacity of 1 or more, but got " + capacity
                    + "; leave it out for a queue without a bound");
        }
        this.items = items;
        this.capacity = capacity;
    }

    /** A queue without a bound, which yields the oldest item first. */
    public static <T> AsyncQueue<T> fifo() {
        return fifo(Integer.MAX_VALUE);
    }

    /**
     * A queue that yields the oldest item first.
     *
     * @param capacity the most items that may be in it
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public static <T> AsyncQueue<T> fifo(int capacity) {
        return new AsyncQueue<>(ItemStore.fifo(), capacity);
    }

    /** A queue without a bound, which yields the newest item first. */
    public static <T> AsyncQueue<T> lifo() {
        return lifo(Integer.MAX_VALUE);
    }

    /**
     * A queue that yields the newest item first.
     *
     * @param capacity the most items that may be in it
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public static <T> AsyncQueue<T> lifo(int capacity) {
        return new AsyncQueue<>(ItemStore.lifo(), capacity);
    }

    /** A queue without a bound, which yields the least item first, and of equal ones the oldest. */
    public static <T extends Comparable<? super T>> AsyncQueue<T> priority() {
        return priority(Integer.MAX_VALUE);
    }

    /**
     * A queue that yields the least item first, and of equal ones the oldest.
     *
     * @param capacity the most items that may be in it
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public static <T extends Comparable<? super T>> AsyncQueue<T> priority(int capacity) {
        return priority(capacity, Comparator.naturalOrder());
    }

    /**
     * A queue that yields the least item in this order first, and of equal ones the oldest.
     *
     * @param capacity the most items that may be in it
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public static <T> AsyncQueue<T> priority(int capacity, Comparator<? super T> order) {
        return new AsyncQueue<>(ItemStore.priority(order), capacity);
    }

    /**
     * Waits until there is a place for this item, and puts it there.
     *
     * @throws CancelledException if the task was cancelled meanwhile; the item is not in the queue then
     * @throws QueueShutDownException if the queue is shut down, or is meanwhile
     */
    public void put(T item) {
        Objects.requireNonNull(item, "item");
        home.task();
        requireOpen();
        if (full()) {
            putters.await(this::placeNotUsed);
            promisedPlaces--;
            requireOpen();
        }
        add(item);
    }

    /**
     * Puts this item into the queue.
     *
     * @throws QueueFullException if there is no place for it, or the free ones are promised to tasks that wait
     * @throws QueueShutDownException if the queue is shut down
     */
    public void putNowait(T item) {
        Objects.requireNonNull(item, "item");
        home.enter();
        requireOpen();
        if (full()) {
            throw new QueueFullException("No place is free: " + items.size() + " items of " + capacity
                    + ", and promised to tasks that wait: " + promisedPlaces);
        }
        add(item);
    }

    /**
     * Waits until there is an item, and takes it.
     *
     * @throws CancelledException if the task was cancelled meanwhile; it has taken no item then
     * @throws QueueShutDownException if the queue is shut down and has no item left, or comes to that meanwhile
     */
    public T get() {
        home.task();
        if (empty()) {
            requireOpenOrItems();
            getters.await(this::itemNotUsed);
            promisedItems--;
            requireOpenOrItems();
        }
        return take();
    }

    /**
     * Takes an item.
     *
     * @throws QueueEmptyException if there is none, or those that are there are promised to tasks that wait
     * @throws QueueShutDownException if the queue is shut down and has no item left
     */
    public T getNowait() {
        home.enter();
        if (empty()) {
            requireOpenOrItems();
            throw new QueueEmptyException(
                    "No item is free: " + items.size() + " items, and promised to tasks that wait: " + promisedItems);
        }
        return take();
    }

    /** The most items that may be in it: Python's {@code maxsize}; {@link Integer#MAX_VALUE} if there is no bound. */
    public int capacity() {
        return capacity;
    }

    /** How many items are in the queue, those that are promised to tasks that wait included. */
    public int size() {
        home.enter();
        return items.size();
    }

    /** Whether a {@link #get()} would wait. */
    public boolean empty() {
        home.enter();
        return items.size() <= promisedItems;
    }

    /** Whether a {@link #put} would wait. */
    public boolean full() {
        home.enter();
        return items.size() >= capacity - promisedPlaces;
    }

    /**
     * Says that an item that was taken is dealt with.
     *
     * @throws IllegalStateException if it was said of all items that were ever put
     */
    public void taskDone() {
        home.enter();
        if (unfinished == 0) {
            throw new IllegalStateException("taskDone() was called more often than items were put");
        }
        unfinished--;
        finishIfDone();
    }

    /**
     * Waits until {@link #taskDone} was called for each item that was put.
     *
     * @throws CancelledException if the task was cancelled meanwhile
     */
    public void join() {
        home.task();
        if (unfinished > 0) {
            finished.await();
        }
    }

    /** Lets nobody put any more items, Python's {@code shutdown()}; those that are there can still be taken. Tasks that wait in vain end with an error. */
    public void shutdown() {
        home.enter();
        shutDown = true;
        putters.failAll(QueueShutDownException::new);
        endIfEmpty();
    }

    /**
     * Lets nobody put any more items, and throws away those that are there, as if they were done: Python's
     * {@code shutdown(immediate=True)}. Tasks that wait end with an error.
     */
    public void shutdownNow() {
        home.enter();
        unfinished = Math.max(0, unfinished - items.size());
        items.clear();
        finishIfDone();
        shutdown();
    }

    private void add(T item) {
        items.add(item);
        unfinished++;
        finished.clear();
        promiseItem();
    }

    private T take() {
        T item = items.remove();
        promisePlace();
        endIfEmpty();
        return item;
    }

    private void promiseItem() {
        if (!empty() && getters.grantFirst()) {
            promisedItems++;
        }
    }

    private void promisePlace() {
        if (!full() && putters.grantFirst()) {
            promisedPlaces++;
        }
    }

    private void itemNotUsed() {
        promisedItems--;
        promiseItem();
    }

    private void placeNotUsed() {
        promisedPlaces--;
        promisePlace();
    }

    private void finishIfDone() {
        if (unfinished == 0) {
            finished.set();
        }
    }

    private void endIfEmpty() {
        if (shutDown && items.size() == 0) {
            getters.failAll(QueueShutDownException::new);
        }
    }

    private void requireOpen() {
        if (shutDown) {
            throw new QueueShutDownException();
        }
    }

    private void requireOpenOrItems() {
        if (items.size() == 0) {
            requireOpen();
        }
    }

    @Override
    public String toString() {
        return "AsyncQueue[items=" + items.size() + ", getters=" + getters.size() + ", putters=" + putters.size()
                + (shutDown ? ", shut down" : "") + "]";
    }
}
