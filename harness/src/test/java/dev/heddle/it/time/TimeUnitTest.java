package dev.heddle.it.time;

import static dev.heddle.it.Claims.claim;
import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that are given to a unit of time. */
class TimeUnitTest {

    private static long elapsedMillis() {
        return VirtualClock.current().elapsed().toMillis();
    }

    /** Waits of which each lasts three seconds, if nothing ends it. */
    private enum Wait {
        SLEEP {
            @Override
            void await(Object monitor, Thread waitedFor) throws InterruptedException {
                TimeUnit.MILLISECONDS.sleep(3_000);
            }
        },
        TIMED_JOIN {
            @Override
            void await(Object monitor, Thread waitedFor) throws InterruptedException {
                TimeUnit.SECONDS.timedJoin(waitedFor, 3);
            }
        },
        TIMED_WAIT {
            @Override
            void await(Object monitor, Thread waitedFor) throws InterruptedException {
                synchronized (monitor) {
                    TimeUnit.MICROSECONDS.timedWait(monitor, 3_000_000);
                }
            }
        };

        abstract void await(Object monitor, Thread waitedFor) throws InterruptedException;
    }

    /** When each of the waits ends, by an interrupt after a second, or else by itself. */
    private static List<String> ends(AfterASecond then) throws InterruptedException {
        String[] ends = new String[Wait.values().length];
        Thread lasting = Threads.startDaemon(() -> new CountDownLatch(1).await());
        for (Wait wait : Wait.values()) {
            long begun = elapsedMillis();
            Thread waiting = Threads.start(() -> {
                String how = "over";
                try {
                    wait.await(new Object(), lasting);
                } catch (InterruptedException interrupted) {
                    how = "interrupted";
                }
                ends[wait.ordinal()] = how + " at " + (elapsedMillis() - begun);
            });
            Thread.sleep(1_000);
            if (then == AfterASecond.INTERRUPT) {
                waiting.interrupt();
            }
            waiting.join();
        }
        return List.of(ends);
    }

    private enum AfterASecond {
        INTERRUPT,
        NOTHING
    }

    @OnEveryEngine
    @Shows(of = TimeUnit.class, value = Aspect.TIMES_OUT)
    void lastAsLongAsTheySay(Engine engine) {
        assertThat(constant(engine, () -> ends(AfterASecond.NOTHING)))
                .containsExactly("over at 3000", "over at 3000", "over at 3000");
    }

    @OnEveryEngine
    @Shows(of = TimeUnit.class, value = Aspect.IS_INTERRUPTED)
    void endByAnInterrupt(Engine engine) {
        assertThat(constant(engine, () -> ends(AfterASecond.INTERRUPT)))
                .containsExactly("interrupted at 1000", "interrupted at 1000", "interrupted at 1000");
    }

    @OnEveryEngine
    @Shows(of = TimeUnit.class, value = Aspect.WAKES)
    void endWithWhatTheyWaitFor(Engine engine) {
        List<Long> ends = constant(engine, () -> {
            Object monitor = new Object();
            Thread waking = Threads.start(() -> {
                TimeUnit.SECONDS.sleep(1);
                synchronized (monitor) {
                    monitor.notifyAll();
                }
                TimeUnit.SECONDS.sleep(1);
            });
            synchronized (monitor) {
                TimeUnit.SECONDS.timedWait(monitor, 7);
            }
            long notified = elapsedMillis();
            TimeUnit.SECONDS.timedJoin(waking, 7);
            return List.of(notified, elapsedMillis());
        });

        assertThat(ends).containsExactly(1_000L, 2_000L);
    }

    /** Each wait has a limit, so that who waits again and again for what doesn't come lives, and gets nowhere. */
    @OnEveryEngine
    @Shows(of = TimeUnit.class, value = Aspect.BLOCKS)
    void goOnForeverWhenNothingComes(Engine engine) {
        var exploration = on(engine).maxExecutions(1).maxSteps(500).explore(() -> {
            Thread lasting = Threads.startDaemon(() -> new CountDownLatch(1).await());
            while (lasting.isAlive()) {
                TimeUnit.SECONDS.timedJoin(lasting, 1);
            }
        });

        assertThat(exploration.failure().orElseThrow().kind()).isEqualTo(FailureKind.LIVELOCK);
    }

    private static boolean inTime(long limit, TimeUnit unit) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Thread working = Threads.start(() -> {
            Thread.sleep(1_200);
            done.countDown();
        });
        boolean inTime = done.await(limit, unit);
        working.join();
        return inTime;
    }

    @OnEveryEngine
    @Shows(of = TimeUnit.class, value = Aspect.MUST_FIND)
    void endTooSoonWhenALimitIsCutToWholeUnits(Engine engine) {
        var failure = failure(engine, () -> {
            long limit = TimeUnit.SECONDS.convert(1_500, TimeUnit.MILLISECONDS);
            claim(inTime(limit, TimeUnit.SECONDS), "it is done in a second and a half");
        });

        assertThat(failure.cause()).hasMessage("not so: it is done in a second and a half");
    }

    @OnEveryEngine
    @Shows(of = TimeUnit.class, value = Aspect.MUST_NOT_FIND)
    void endInTimeWhenALimitIsWhole(Engine engine) {
        var exploration = Exhaustive.verified(
                engine,
                () -> inTime(TimeUnit.MICROSECONDS.convert(1_500, TimeUnit.MILLISECONDS), TimeUnit.MICROSECONDS));

        assertThat(exploration.outcomes()).containsOnlyKeys(true);
    }
}
