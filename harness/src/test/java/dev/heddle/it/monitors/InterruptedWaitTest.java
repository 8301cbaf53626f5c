package dev.heddle.it.monitors;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;

/** A wait that an interrupt meets. */
class InterruptedWaitTest {

    private static final class Waiter extends Thread {

        private final Object monitor = new Object();
        private String end = "";

        @Override
        public void run() {
            synchronized (monitor) {
                try {
                    monitor.wait();
                    end = "notified, " + isInterrupted();
                } catch (InterruptedException e) {
                    end = "interrupted, " + isInterrupted() + ", holds " + Thread.holdsLock(monitor);
                }
            }
        }
    }

    @OnEveryEngine
    void holdsTheMonitorWhenItThrows(Engine engine) {
        String end = constant(engine, () -> {
            Waiter waiter = new Waiter();
            waiter.start();
            Heddle.awaitIdle();
            waiter.interrupt();
            waiter.join();
            return waiter.end;
        });

        assertThat(end).isEqualTo("interrupted, false, holds true");
    }

    @OnEveryEngine
    void waitsForTheMonitorBeforeItThrows(Engine engine) {
        String end = constant(engine, () -> {
            Waiter waiter = new Waiter();
            waiter.start();
            Heddle.awaitIdle();
            synchronized (waiter.monitor) {
                waiter.interrupt();
                Heddle.awaitIdle();
                return waiter.end + waiter.getState();
            }
        });

        assertThat(end).isEqualTo("BLOCKED");
    }

    @OnEveryEngine
    void takesTheNotificationAndKeepsTheStatusWhenBothArrive(Engine engine) {
        String end = constant(engine, () -> {
            Waiter waiter = new Waiter();
            waiter.start();
            Heddle.awaitIdle();
            synchronized (waiter.monitor) {
                waiter.monitor.notify();
                waiter.interrupt();
            }
            waiter.join();
            return waiter.end;
        });

        assertThat(end).isEqualTo("notified, true");
    }

    /** The language demands that an interrupted waiter doesn't swallow a notification that another one could take. */
    @OnEveryEngine
    void leavesTheNotificationToAnother(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Waiter first = new Waiter();
                    first.start();
                    Thread second = Threads.startDaemon(() -> {
                        synchronized (first.monitor) {
                            first.monitor.wait();
                        }
                    });
                    Heddle.awaitIdle();
                    synchronized (first.monitor) {
                        first.interrupt();
                        first.monitor.notify();
                    }
                    first.join();
                    Heddle.awaitIdle();
                    return first.end.startsWith("interrupted") + " " + second.isAlive();
                }))
                .isSubsetOf("true false", "false true")
                .contains("true false");
    }
}
