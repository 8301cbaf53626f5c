package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Permits that are taken and given back. */
class SemaphoreTest {

    private static void visit(Semaphore room, AtomicInteger inside, AtomicInteger most) throws InterruptedException {
        room.acquire();
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        inside.decrementAndGet();
        room.release();
    }

    @OnEveryThreadKind
    void admitsAsManyAsThereArePermits(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Semaphore room = new Semaphore(2);
                    AtomicInteger inside = new AtomicInteger();
                    AtomicInteger most = new AtomicInteger();
                    Thread a = kind.start(Threads.unchecked(() -> visit(room, inside, most)));
                    Thread b = kind.start(Threads.unchecked(() -> visit(room, inside, most)));
                    visit(room, inside, most);
                    a.join();
                    b.join();
                    return most.get();
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void actsAsALockWithOnePermit(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Semaphore mutex = new Semaphore(1);
                    int[] cell = new int[1];
                    Threads.Body add = () -> {
                        mutex.acquireUninterruptibly();
                        cell[0]++;
                        mutex.release();
                    };
                    together(add, add);
                    return cell[0];
                }))
                .containsExactly(2);
    }

    @OnEveryEngine
    void waitsForSeveralPermitsAtOnce(Engine engine) {
        int left = constant(engine, () -> {
            Semaphore permits = new Semaphore(0);
            Threads.start(() -> permits.release());
            Threads.start(() -> permits.release(2));
            permits.acquire(3);
            return permits.availablePermits();
        });

        assertThat(left).isZero();
    }

    @OnEveryEngine
    void triesOnceOrForALimitedTime(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Semaphore permits = new Semaphore(1);
            boolean first = permits.tryAcquire();
            boolean second = permits.tryAcquire();
            boolean third = permits.tryAcquire(4, TimeUnit.SECONDS);
            return List.of(
                    first, second, third, VirtualClock.current().elapsed().toSeconds());
        });

        assertThat(seen).containsExactly(true, false, false, 4L);
    }

    @OnEveryEngine
    void keepsTheQueueWhenItIsFair(Engine engine) {
        String order = constant(engine, () -> {
            Semaphore permits = new Semaphore(0, true);
            StringBuffer seen = new StringBuffer();
            for (char name = 'a'; name <= 'b'; name++) {
                char mine = name;
                Threads.start(() -> {
                    permits.acquire();
                    seen.append(mine);
                    permits.release();
                });
                Heddle.awaitIdle();
            }
            permits.release();
            Heddle.awaitIdle();
            return seen.toString();
        });

        assertThat(order).isEqualTo("ab");
    }
}
