package dev.heddle.it.detect;

import static dev.heddle.it.Explorations.fact;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.detect.Waiting.fails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that wait for ever though the notification that they need was given, or would let them go on. */
class MissedNotificationTest {

    private static Failure missed(Engine engine, long executions, ThrowingRunnable test) {
        Failure failure = fails(engine, FailureKind.MISSED_NOTIFICATION, executions, test);
        assertThat(failure.report()).startsWith("Missed notification: " + failure.summary());
        assertThat(failure.cause()).hasMessage(failure.summary());
        return failure;
    }

    // Too early

    /** Looks before it takes the monitor. */
    private static final class HastyGate {

        private volatile boolean open;

        void pass() throws InterruptedException {
            if (!open) {
                synchronized (this) {
                    wait();
                }
            }
        }

        void open() {
            open = true;
            synchronized (this) {
                notifyAll();
            }
        }
    }

    @OnEveryEngine
    void isGivenBetweenTheLookAndTheWait(Engine engine) {
        Failure failure = missed(engine, 3, () -> {
            HastyGate gate = new HastyGate();
            Thread guest = start("guest", gate::pass);
            gate.open();
            guest.join();
        });

        assertThat(failure.summary())
                .matches("guest waits for ever: .+ notified MissedNotificationTest.HastyGate#1 before it waited");
        assertThat(fact(failure, "guest"))
                .isEqualTo("guest waits for notification of MissedNotificationTest.HastyGate#1"
                        + " in Object.wait() MissedNotificationTest.java");
        assertThat(fact(failure, "notified at"))
                .matches("notified at step \\d+, 0 s Object.notifyAll\\(\\)" + " MissedNotificationTest.java");
        assertThat(fact(failure, "got by")).isEqualTo("got by nobody, as nobody waited");
        assertThat(fact(failure, "when woken")).isEqualTo("when woken guest went on");
    }

    @OnEveryEngine
    void isASignalBeforeTheAwait(Engine engine) {
        Failure failure = missed(engine, 2, () -> {
            ReentrantLock lock = new ReentrantLock();
            Condition ready = lock.newCondition();
            Thread waiter = start("waiter", () -> {
                lock.lock();
                ready.await();
                lock.unlock();
            });
            lock.lock();
            ready.signalAll();
            lock.unlock();
            waiter.join();
        });

        assertThat(failure.summary()).matches("waiter waits for ever: .+ notified Condition#1 before it waited");
        assertThat(fact(failure, "got by")).isEqualTo("got by nobody, as nobody waited");
    }

    // To another one

    /** A place for one thing, which wakes one thread where it should wake all. */
    private static final class NarrowBuffer {

        private int things;

        synchronized void put() throws InterruptedException {
            while (things == 1) {
                wait();
            }
            things++;
            notify();
        }

        synchronized void take() throws InterruptedException {
            while (things == 0) {
                wait();
            }
            things--;
            notify();
        }
    }

    @OnEveryEngine
    void goesToOneOfTheOtherKind(Engine engine) {
        Failure failure = missed(engine, 80, () -> {
            NarrowBuffer buffer = new NarrowBuffer();
            start("consumer-1", buffer::take);
            start("consumer-2", buffer::take);
            Thread producer = start("producer-1", buffer::put);
            buffer.put();
            producer.join();
        });

        assertThat(failure.summary())
                .matches(".+ waits for ever: .+'s notification of MissedNotificationTest.NarrowBuffer#1 went to .+,"
                        + " which waited, too");
        assertThat(failure.report()).contains("changed");
    }

    /** Things that are taken by who is signalled, unless he is interrupted. */
    private static final class Shelf {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition filled = lock.newCondition();
        private int things;

        void take() throws InterruptedException {
            lock.lock();
            try {
                while (things == 0) {
                    filled.await();
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                }
                things--;
            } finally {
                lock.unlock();
            }
        }

        void put() {
            lock.lock();
            things++;
            filled.signal();
            lock.unlock();
        }
    }

    @OnEveryEngine
    void goesToOneThatIsInterruptedAtTheSameTime(Engine engine) {
        Failure failure = missed(engine, 79, () -> {
            Shelf shelf = new Shelf();
            Thread quitter = new Thread(
                    () -> {
                        try {
                            shelf.take();
                        } catch (InterruptedException gaveUp) {
                            Thread.yield();
                        }
                    },
                    "quitter");
            quitter.start();
            Thread taker = start("taker", shelf::take);
            start("interrupter", quitter::interrupt);
            shelf.put();
            quitter.join();
            if (shelf.things == 0) {
                shelf.put();
            }
            taker.join();
        });

        assertThat(failure.summary())
                .matches(
                        "taker waits for ever: .+'s notification of Condition#1 went to quitter, which was interrupted");
        assertThat(fact(failure, "got by")).isEqualTo("got by quitter, interrupted at the same time");
    }

    // Permits

    /** Tells who reads, after a look. */
    private static final class Mailbox {

        private volatile Thread reader;
        private volatile boolean full;

        void read() {
            if (!full) {
                reader = Thread.currentThread();
                LockSupport.park(this);
            }
        }

        void write() {
            full = true;
            LockSupport.unpark(reader);
        }
    }

    @OnEveryEngine
    void isForOneThatIsNotKnownYet(Engine engine) {
        Failure failure = missed(engine, 3, () -> {
            Mailbox mailbox = new Mailbox();
            start("writer", mailbox::write);
            mailbox.read();
        });

        assertThat(failure.summary())
                .endsWith(" waits for ever: writer unparked null in its stead, since it was not known yet");
        assertThat(fact(failure, "by")).isEqualTo("by writer");
        assertThat(fact(failure, "got by")).isEqualTo("got by nobody, as null was unparked");
    }

    @OnEveryEngine
    void isUsedUpByAParkWithinAnotherCall(Engine engine) {
        Failure failure = missed(engine, 4, () -> {
            LinkedBlockingQueue<String> letters = new LinkedBlockingQueue<>();
            Thread reader = start("reader", () -> {
                letters.take();
                LockSupport.park();
            });
            LockSupport.unpark(reader);
            letters.put("letter");
            reader.join();
        });

        assertThat(failure.summary())
                .matches(
                        "reader waits for ever: the permit that .+ gave it was used up by LinkedBlockingQueue.take\\(\\)");
    }

    @OnEveryEngine
    void isOneOfTwoThatCameAtOnce(Engine engine) {
        Failure failure = missed(engine, 4, () -> {
            Thread twice = start("twice", () -> {
                LockSupport.park();
                LockSupport.park();
            });
            start("one", () -> LockSupport.unpark(twice));
            start("two", () -> LockSupport.unpark(twice));
            twice.join();
        });

        assertThat(failure.summary()).endsWith(" unparked it when it had a permit already, and two are one");
    }

    // Never given

    /** Looks for a waiter too early, and wakes nobody if there was none. */
    private static final class Doorbell {

        private volatile Thread waiting;
        private volatile boolean rung;

        void await() {
            while (!rung) {
                waiting = Thread.currentThread();
                LockSupport.park(this);
            }
        }

        void ring() {
            Thread sleeper = waiting;
            rung = true;
            if (sleeper != null) {
                LockSupport.unpark(sleeper);
            }
        }
    }

    @OnEveryEngine
    void isNotGivenByWhoSawNobodyWait(Engine engine) {
        Failure failure = missed(engine, 3, () -> {
            Doorbell bell = new Doorbell();
            Thread host = start("host", bell::await);
            bell.ring();
            host.join();
        });

        assertThat(failure.summary())
                .isEqualTo("host waits for ever: MissedNotificationTest.Doorbell.rung has changed since it looked,"
                        + " and nobody notified it");
        assertThat(fact(failure, "changed"))
                .startsWith("changed MissedNotificationTest.Doorbell.rung from false to true by ");
    }

    @OnEveryEngine
    void isForgotten(Engine engine) {
        Failure failure = missed(engine, 2, () -> {
            Object monitor = new Object();
            boolean[] ready = new boolean[1];
            Thread waiter = start("waiter", () -> {
                synchronized (monitor) {
                    while (!ready[0]) {
                        monitor.wait();
                    }
                }
            });
            synchronized (monitor) {
                ready[0] = true;
            }
            waiter.join();
        });

        assertThat(fact(failure, "notified")).isEqualTo("notified by nobody");
    }
}
