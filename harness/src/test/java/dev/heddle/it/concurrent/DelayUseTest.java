package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Items with a delay that changes while they are queued, and with one that is settled before. */
class DelayUseTest {

    private static final class Reminder implements Delayed {

        private volatile long due;

        Reminder(long seconds) {
            delay(seconds);
        }

        void delay(long seconds) {
            due = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Reminder) other).due);
        }
    }

    @OnEveryEngine
    @Shows(
            of = {DelayQueue.class, Delayed.class},
            value = Aspect.MUST_FIND)
    void findsADelayThatChangesInTheQueue(Engine engine) {
        Failure found = failure(engine, () -> {
            DelayQueue<Reminder> queue = new DelayQueue<>();
            Reminder urgent = new Reminder(30);
            start(() -> urgent.delay(5));
            queue.put(new Reminder(20));
            queue.put(urgent);
            queue.take();
            assertThat(VirtualClock.current().elapsed()).hasSeconds(5);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = DelayQueue.class, value = Aspect.MUST_FIND)
    void findsASizeThatCountsWhatIsNotDue(Engine engine) {
        Failure found = failure(engine, () -> {
            DelayQueue<Reminder> queue = new DelayQueue<>();
            start(() -> queue.put(new Reminder(20)));
            if (!queue.isEmpty()) {
                queue.poll().delay(5);
            }
        });

        assertThat(found.cause()).isInstanceOf(NullPointerException.class);
    }

    @OnEveryEngine
    @Shows(
            of = {DelayQueue.class, Delayed.class},
            value = Aspect.MUST_NOT_FIND)
    void verifiesADelayThatChangesOutsideOfTheQueue(Engine engine) {
        assertThat(verified(engine, () -> {
                            DelayQueue<Reminder> queue = new DelayQueue<>();
                            Reminder urgent = new Reminder(30);
                            queue.put(urgent);
                            start(() -> {
                                if (queue.remove(urgent)) {
                                    urgent.delay(5);
                                    queue.put(urgent);
                                }
                            });
                            queue.take();
                            return VirtualClock.current().elapsed().toSeconds();
                        })
                        .outcomes())
                .containsOnlyKeys(5L);
    }
}
