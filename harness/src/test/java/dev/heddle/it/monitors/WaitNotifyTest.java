package dev.heddle.it.monitors;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;

/** Waiting for a notification, and who gets it. */
class WaitNotifyTest {

    /** A box for one item. */
    private static final class Box {

        private String item = "";

        synchronized void put(String added) throws InterruptedException {
            while (!item.isEmpty()) {
                wait();
            }
            item = added;
            notifyAll();
        }

        synchronized String take() throws InterruptedException {
            while (item.isEmpty()) {
                wait();
            }
            String taken = item;
            item = "";
            notifyAll();
            return taken;
        }
    }

    /** Waits once, and says so. */
    private static final class Room {

        private final StringBuilder left = new StringBuilder();

        synchronized void visit(char name) throws InterruptedException {
            wait();
            left.append(name);
        }

        synchronized void call() {
            notify();
        }

        synchronized void callAll() {
            notifyAll();
        }

        synchronized String left() {
            return left.toString();
        }
    }

    @OnEveryThreadKind
    void handsItemsOver(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Box box = new Box();
                    Thread producer = kind.start(Threads.unchecked(() -> {
                        box.put("a");
                        box.put("b");
                    }));
                    String taken = box.take() + box.take();
                    producer.join();
                    return taken;
                }))
                .containsExactly("ab");
    }

    @OnEveryEngine
    void wakesAnyOfThoseWhoWait(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Room room = new Room();
                    for (char name = 'a'; name <= 'c'; name++) {
                        char visitor = name;
                        Threads.startDaemon(() -> room.visit(visitor));
                    }
                    Heddle.awaitIdle();
                    room.call();
                    Heddle.awaitIdle();
                    return room.left();
                }))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @OnEveryEngine
    void wakesAsManyAsAreCalled(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Room room = new Room();
                    for (char name = 'a'; name <= 'c'; name++) {
                        char visitor = name;
                        Threads.startDaemon(() -> room.visit(visitor));
                    }
                    Heddle.awaitIdle();
                    room.call();
                    room.call();
                    Heddle.awaitIdle();
                    return room.left();
                }))
                .containsExactlyInAnyOrder("ab", "ac", "ba", "bc", "ca", "cb");
    }

    @OnEveryEngine
    void wakesAllInAnyOrder(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Room room = new Room();
                    Thread a = start(() -> room.visit('a'));
                    Thread b = start(() -> room.visit('b'));
                    Thread c = start(() -> room.visit('c'));
                    Heddle.awaitIdle();
                    room.callAll();
                    a.join();
                    b.join();
                    c.join();
                    return room.left();
                }))
                .containsExactlyInAnyOrder("abc", "acb", "bac", "bca", "cab", "cba");
    }

    @OnEveryEngine
    void isForgottenWhenNobodyWaits(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Room room = new Room();
                    Threads.startDaemon(() -> room.visit('a'));
                    room.call();
                    Heddle.awaitIdle();
                    return room.left();
                }))
                .containsExactlyInAnyOrder("", "a");
    }

    @OnEveryThreadKind
    void givesTheMonitorUpAndTakesItBackWhole(Engine engine, ThreadKind kind) {
        List<Object> seen = constant(engine, () -> {
            Object monitor = new Object();
            boolean[] held = new boolean[2];
            Thread waiter = kind.start(Threads.unchecked(() -> {
                synchronized (monitor) {
                    synchronized (monitor) {
                        monitor.wait();
                        held[0] = Thread.holdsLock(monitor);
                    }
                    held[1] = Thread.holdsLock(monitor);
                }
            }));
            Heddle.awaitIdle();
            synchronized (monitor) {
                monitor.notify();
            }
            waiter.join();
            return List.of(held[0], held[1], Thread.holdsLock(monitor));
        });

        assertThat(seen).containsExactly(true, true, false);
    }

    @OnEveryEngine
    void keepsTheOtherMonitorsWhileItWaits(Engine engine) {
        String state = constant(engine, () -> {
            Object outer = new Object();
            Room room = new Room();
            Threads.startDaemon(() -> {
                synchronized (outer) {
                    room.visit('a');
                }
            });
            Heddle.awaitIdle();
            Thread second = Threads.startDaemon(() -> {
                synchronized (outer) {
                    room.call();
                }
            });
            Heddle.awaitIdle();
            return second.getState().name();
        });

        assertThat(state).isEqualTo("BLOCKED");
    }

    @OnEveryEngine
    void endsAtItsLimit(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Room room = new Room();
            synchronized (room) {
                room.wait(250, 1);
                return List.of(VirtualClock.current().elapsed().toNanos(), Thread.holdsLock(room));
            }
        });

        assertThat(seen).containsExactly(250_000_001L, true);
    }

    @OnEveryEngine
    void endsByANotificationBeforeItsLimit(Engine engine) {
        long elapsed = constant(engine, () -> {
            Room room = new Room();
            start(() -> {
                Thread.sleep(100);
                room.call();
            });
            synchronized (room) {
                room.wait(250);
            }
            return VirtualClock.current().elapsed().toMillis();
        });

        assertThat(elapsed).isEqualTo(100);
    }
}
