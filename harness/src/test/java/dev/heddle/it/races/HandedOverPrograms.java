package dev.heddle.it.races;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.races.OrderedPrograms.expect;

import dev.heddle.it.races.OrderedPrograms.Ordered;
import dev.heddle.it.races.RacingPrograms.Box;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs in which one thread fills a box, and another one gets it from it by a class of the JDK that orders the two. */
final class HandedOverPrograms {

    private HandedOverPrograms() {}

    static Stream<Ordered> all() {
        return Stream.of(
                map("a ConcurrentHashMap", ConcurrentHashMap::new),
                map("a ConcurrentSkipListMap", ConcurrentSkipListMap::new),
                queue("a ConcurrentLinkedQueue", ConcurrentLinkedQueue::new),
                queue("a ConcurrentLinkedDeque", ConcurrentLinkedDeque::new),
                blocking("an ArrayBlockingQueue", () -> new ArrayBlockingQueue<>(1)),
                blocking("a LinkedBlockingQueue", LinkedBlockingQueue::new),
                blocking("a LinkedBlockingDeque", LinkedBlockingDeque::new),
                blocking("a LinkedTransferQueue", LinkedTransferQueue::new),
                blocking("a PriorityBlockingQueue", PriorityBlockingQueue::new),
                blocking("a SynchronousQueue", SynchronousQueue::new),
                new Ordered("a CopyOnWriteArrayList", 2, HandedOverPrograms::copyOnWrite),
                new Ordered("a CountDownLatch", 1, HandedOverPrograms::latch),
                new Ordered("a Semaphore", 1, HandedOverPrograms::semaphore),
                new Ordered("a CyclicBarrier", 2, HandedOverPrograms::barrier),
                new Ordered("a Phaser", 2, HandedOverPrograms::phaser),
                new Ordered("an Exchanger", 2, HandedOverPrograms::exchanger),
                new Ordered("a FutureTask", 2, HandedOverPrograms::futureTask),
                new Ordered("a CompletableFuture", 3, HandedOverPrograms::completableFuture),
                new Ordered("a pool", 4, HandedOverPrograms::pool),
                new Ordered("a scheduled pool", 1, HandedOverPrograms::scheduled),
                new Ordered("a fork-join pool", 2, HandedOverPrograms::forkJoin),
                new Ordered("a parallel stream", 3, HandedOverPrograms::parallelStream),
                new Ordered("a Timer", 4, HandedOverPrograms::timer));
    }

    private static Box filled() {
        Box box = new Box();
        box.value = 7;
        return box;
    }

    private static void use(Box box) {
        expect(7, box.value++);
    }

    private interface Making<T> {
        T make();
    }

    private static Ordered map(String title, Making<Map<String, Box>> making) {
        return new Ordered(title, 2, () -> {
            Map<String, Box> map = making.make();
            Thread other = start(() -> map.put("a", filled()));
            Box seen = map.get("a");
            if (seen != null) {
                use(seen);
            }
            other.join();
        });
    }

    private static Ordered queue(String title, Making<Queue<Box>> making) {
        return new Ordered(title, 2, () -> {
            Queue<Box> queue = making.make();
            Thread other = start(() -> queue.add(filled()));
            Box seen = queue.poll();
            if (seen != null) {
                use(seen);
            }
            other.join();
        });
    }

    private static Ordered blocking(String title, Making<BlockingQueue<Comparable>> making) {
        return new Ordered(title, 2, () -> {
            BlockingQueue<Comparable> queue = making.make();
            Thread other = start(() -> queue.put(new Ranked(filled())));
            use(((Ranked) queue.take()).box());
            other.join();
        });
    }

    private record Ranked(Box box) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            return 0;
        }
    }

    private static void copyOnWrite() throws InterruptedException {
        List<Box> list = new CopyOnWriteArrayList<>();
        Thread other = start(() -> list.add(filled()));
        for (Box seen : list) {
            use(seen);
        }
        other.join();
    }

    private static void latch() throws InterruptedException {
        Box box = new Box();
        CountDownLatch latch = new CountDownLatch(1);
        Thread other = start(() -> {
            box.value = 7;
            latch.countDown();
        });
        latch.await();
        use(box);
        other.join();
    }

    private static void semaphore() throws InterruptedException {
        Box box = new Box();
        Semaphore semaphore = new Semaphore(0);
        Thread other = start(() -> {
            box.value = 7;
            semaphore.release();
        });
        semaphore.acquire();
        use(box);
        other.join();
    }

    private static void barrier() throws Exception {
        Box box = new Box();
        CyclicBarrier barrier = new CyclicBarrier(2);
        Thread other = start(() -> {
            box.value = 7;
            barrier.await();
        });
        barrier.await();
        use(box);
        other.join();
    }

    private static void phaser() throws InterruptedException {
        Box box = new Box();
        Phaser phaser = new Phaser(2);
        Thread other = start(() -> {
            box.value = 7;
            phaser.arrive();
        });
        phaser.arriveAndAwaitAdvance();
        use(box);
        other.join();
    }

    private static void exchanger() throws InterruptedException {
        Exchanger<Box> exchanger = new Exchanger<>();
        Thread other = start(() -> use(exchanger.exchange(filled())));
        use(exchanger.exchange(filled()));
        other.join();
    }

    private static void futureTask() throws Exception {
        FutureTask<Box> task = new FutureTask<>(HandedOverPrograms::filled);
        Thread other = start(task::run);
        use(task.get());
        other.join();
    }

    private static void completableFuture() throws InterruptedException {
        CompletableFuture<Box> future = new CompletableFuture<>();
        Thread other = start(() -> future.complete(filled()));
        future.thenAccept(HandedOverPrograms::use).join();
        other.join();
    }

    private static void pool() throws Exception {
        Box before = filled();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        use(pool.submit(() -> {
                    use(before);
                    return filled();
                })
                .get());
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void scheduled() throws Exception {
        Box before = filled();
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
        Box after = pool.schedule(
                        () -> {
                            use(before);
                            return filled();
                        },
                        1,
                        TimeUnit.SECONDS)
                .get();
        use(after);
        pool.shutdown();
    }

    private static void forkJoin() throws Exception {
        Box before = filled();
        ForkJoinPool pool = new ForkJoinPool(1);
        use(pool.submit(() -> {
                    use(before);
                    return filled();
                })
                .get());
        pool.shutdown();
    }

    private static void parallelStream() {
        Box[] boxes = {filled(), filled()};
        IntStream.range(0, 2).parallel().forEach(i -> use(boxes[i]));
        expect(8, boxes[0].value++);
        expect(8, boxes[1].value++);
    }

    private static void timer() throws InterruptedException {
        Box before = filled();
        Timer timer = new Timer();
        Semaphore done = new Semaphore(0);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        use(before);
                        done.release();
                    }
                },
                1_000);
        done.acquire();
        expect(8, before.value++);
        timer.cancel();
    }
}
