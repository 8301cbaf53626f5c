package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Permits: one at most, given before or during a park. */
class ParkTest {

    @OnEveryThreadKind
    void endsByAPermitUnderEverySchedule(Engine engine, ThreadKind kind) {
        boolean alive = constant(engine, () -> {
            Thread thread = kind.start(LockSupport::park);
            LockSupport.unpark(thread);
            thread.join();
            return thread.isAlive();
        });

        assertThat(alive).isFalse();
    }

    @OnEveryThreadKind
    void seesWhatTheGiverWrote(Engine engine, ThreadKind kind) {
        int seen = constant(engine, () -> {
            int[] cell = new int[2];
            Thread thread = kind.start(() -> {
                LockSupport.park();
                cell[1] = cell[0];
            });
            cell[0] = 8;
            LockSupport.unpark(thread);
            thread.join();
            return cell[1];
        });

        assertThat(seen).isEqualTo(8);
    }

    @OnEveryEngine
    void returnsAtOnceWithAPermitInHand(Engine engine) {
        long elapsed = constant(engine, () -> {
            LockSupport.unpark(Thread.currentThread());
            LockSupport.park();
            return VirtualClock.current().elapsed().toNanos();
        });

        assertThat(elapsed).isZero();
    }

    @OnEveryEngine
    void hasOnePermitAtMost(Engine engine) {
        List<Long> elapsed = constant(engine, () -> {
            Thread me = Thread.currentThread();
            LockSupport.unpark(me);
            LockSupport.unpark(me);
            LockSupport.parkNanos(1_000);
            long first = VirtualClock.current().elapsed().toNanos();
            LockSupport.parkNanos(1_000);
            return List.of(first, VirtualClock.current().elapsed().toNanos());
        });

        assertThat(elapsed).containsExactly(0L, 1_000L);
    }

    @OnEveryEngine
    void endsAtItsLimit(Engine engine) {
        List<Long> elapsed = constant(engine, () -> {
            LockSupport.parkNanos(ParkTest.class, 5_000_000);
            long first = VirtualClock.current().elapsed().toMillis();
            LockSupport.parkUntil(System.currentTimeMillis() + 20);
            long second = VirtualClock.current().elapsed().toMillis();
            LockSupport.parkUntil(ParkTest.class, System.currentTimeMillis() - 20);
            LockSupport.parkNanos(0);
            LockSupport.parkNanos(-5);
            return List.of(first, second, VirtualClock.current().elapsed().toMillis());
        });

        assertThat(elapsed).containsExactly(5L, 25L, 25L);
    }

    @OnEveryEngine
    void leavesTheChoiceOfWhomToUnparkToTheProgram(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    AtomicInteger order = new AtomicInteger();
                    Thread a = new Thread(() -> parkAndMark(order, 1));
                    Thread b = new Thread(() -> parkAndMark(order, 2));
                    a.start();
                    b.start();
                    LockSupport.unpark(a);
                    LockSupport.unpark(b);
                    a.join();
                    b.join();
                    return order.get();
                }))
                .containsExactlyInAnyOrder(12, 21);
    }

    private static void parkAndMark(AtomicInteger order, int mark) {
        LockSupport.park();
        order.updateAndGet(before -> before * 10 + mark);
    }

    @OnEveryEngine
    void toleratesNobodyAndTheDead(Engine engine) {
        Thread.State state = constant(engine, () -> {
            Thread thread = new Thread(() -> {});
            LockSupport.unpark(null);
            thread.start();
            thread.join();
            LockSupport.unpark(thread);
            return thread.getState();
        });

        assertThat(state).isEqualTo(Thread.State.TERMINATED);
    }
}
