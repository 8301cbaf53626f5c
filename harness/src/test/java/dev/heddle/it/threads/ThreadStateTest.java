package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.lang.Thread.State;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What {@code getState} and {@code isAlive} say of a thread, in every state that there is. */
class ThreadStateTest {

    /** The state of a thread that does this, when it can't go on. */
    private static State stateIn(Engine engine, ThreadKind kind, Threads.Body body) {
        return constant(engine, () -> {
            Thread thread = kind.start(Threads.unchecked(body));
            Heddle.awaitIdle();
            State state = thread.getState();
            thread.interrupt();
            return state;
        });
    }

    @OnEveryThreadKind
    void isNewUntilStartedAndTerminatedAtLast(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Thread thread = kind.newThread(() -> {});
            State before = thread.getState();
            boolean aliveBefore = thread.isAlive();
            thread.start();
            thread.join();
            return List.of(before, aliveBefore, thread.getState(), thread.isAlive());
        });

        assertThat(seen).containsExactly(State.NEW, false, State.TERMINATED, false);
    }

    @OnEveryThreadKind
    void isRunnableOrTerminatedOnceStarted(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Thread thread = kind.start(() -> Heddle.point("here"));
                    return thread.getState();
                }))
                .containsExactlyInAnyOrder(State.RUNNABLE, State.TERMINATED);
    }

    @OnEveryThreadKind
    void isAliveOrNotOnceStarted(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Thread thread = kind.start(() -> Heddle.point("here"));
                    return thread.isAlive();
                }))
                .containsExactlyInAnyOrder(true, false);
    }

    @OnEveryThreadKind
    void isRunnableInItsOwnEyes(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Object[] own = new Object[2];
            kind.start(() -> {
                        own[0] = Thread.currentThread().getState();
                        own[1] = Thread.currentThread().isAlive();
                    })
                    .join();
            return List.of(own);
        });

        assertThat(seen).containsExactly(State.RUNNABLE, true);
    }

    @OnEveryThreadKind
    void isBlockedBeforeAMonitor(Engine engine, ThreadKind kind) {
        State state = constant(engine, () -> {
            Object monitor = new Object();
            synchronized (monitor) {
                Thread thread = kind.start(() -> {
                    synchronized (monitor) {
                        Heddle.point("inside");
                    }
                });
                Heddle.awaitIdle();
                return thread.getState();
            }
        });

        assertThat(state).isEqualTo(State.BLOCKED);
    }

    @OnEveryThreadKind
    void isWaitingForANotification(Engine engine, ThreadKind kind) {
        Object monitor = new Object();
        assertThat(stateIn(engine, kind, () -> waitFor(monitor, 0))).isEqualTo(State.WAITING);
    }

    @OnEveryThreadKind
    void isTimedWaitingForANotificationWithALimit(Engine engine, ThreadKind kind) {
        Object monitor = new Object();
        assertThat(stateIn(engine, kind, () -> waitFor(monitor, 1_000))).isEqualTo(State.TIMED_WAITING);
    }

    private static void waitFor(Object monitor, long millis) {
        synchronized (monitor) {
            try {
                monitor.wait(millis);
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @OnEveryThreadKind
    void isBlockedWhenNotifiedWhileTheMonitorIsHeld(Engine engine, ThreadKind kind) {
        State state = constant(engine, () -> {
            Object monitor = new Object();
            Thread thread = kind.start(() -> waitFor(monitor, 0));
            Heddle.awaitIdle();
            synchronized (monitor) {
                monitor.notify();
                Heddle.awaitIdle();
                return thread.getState();
            }
        });

        assertThat(state).isEqualTo(State.BLOCKED);
    }

    @OnEveryThreadKind
    void isTimedWaitingInASleep(Engine engine, ThreadKind kind) {
        assertThat(stateIn(engine, kind, () -> {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException expected) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isEqualTo(State.TIMED_WAITING);
    }

    @OnEveryThreadKind
    void isWaitingInAPark(Engine engine, ThreadKind kind) {
        assertThat(stateIn(engine, kind, LockSupport::park)).isEqualTo(State.WAITING);
        assertThat(stateIn(engine, kind, () -> LockSupport.parkNanos(1_000))).isEqualTo(State.TIMED_WAITING);
    }

    @OnEveryThreadKind
    void isWaitingInAJoin(Engine engine, ThreadKind kind) {
        State state = constant(engine, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Thread first = kind.start(Threads.unchecked(latch::await));
            Thread second = kind.start(Threads.unchecked(first::join));
            Heddle.awaitIdle();
            State seen = second.getState();
            latch.countDown();
            return seen;
        });

        assertThat(state).isEqualTo(State.WAITING);
    }

    @OnEveryThreadKind
    void isWaitingForALockOfTheLibrary(Engine engine, ThreadKind kind) {
        State state = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            Thread thread = kind.start(() -> {
                lock.lock();
                lock.unlock();
            });
            Heddle.awaitIdle();
            State seen = thread.getState();
            lock.unlock();
            return seen;
        });

        assertThat(state).isEqualTo(State.WAITING);
    }

    @OnEveryEngine
    void seesTheBodyItselfWait(Engine engine) {
        State state = constant(engine, () -> {
            Thread body = Thread.currentThread();
            State[] seen = new State[1];
            Thread thread = Threads.start(() -> {
                Heddle.awaitIdle();
                seen[0] = body.getState();
            });
            thread.join();
            return seen[0];
        });

        assertThat(state).isEqualTo(State.WAITING);
    }
}
