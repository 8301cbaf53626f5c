package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads.Body;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Semaphores and latches, as users count with them, well and badly. */
class PermitTest {

    /** A room that is too small for two. */
    private static final class Room {

        private final AtomicInteger inside = new AtomicInteger();

        void visit() {
            if (inside.incrementAndGet() > 1) {
                throw new IllegalStateException("two are inside");
            }
            inside.decrementAndGet();
        }
    }

    /** A setting that is made while others already read it. */
    private static final class Setting {

        @Nullable
        String value;

        int length() {
            return value.length();
        }
    }

    @OnEveryEngine
    @Shows(of = Semaphore.class, value = Aspect.MUST_FIND)
    void findsAPermitThatIsReleasedByWhoHasNone(Engine engine) {
        Failure found = failure(engine, () -> {
            Semaphore permits = new Semaphore(1);
            Room room = new Room();
            Body visit = () -> {
                try {
                    if (permits.tryAcquire()) {
                        room.visit();
                    }
                } finally {
                    permits.release();
                }
            };
            together(visit, visit, visit);
        });

        assertThat(found.cause()).hasMessage("two are inside");
    }

    @OnEveryEngine
    @Shows(of = Semaphore.class, value = Aspect.MUST_FIND)
    void findsAPermitThatAnExceptionKeeps(Engine engine) {
        Failure found = failure(engine, () -> {
            Semaphore permits = new Semaphore(1);
            Setting setting = new Setting();
            start(() -> setting.value = "set");
            start(() -> {
                try {
                    permits.acquire();
                    setting.length();
                    permits.release();
                } catch (NullPointerException tooEarly) {
                    // goes on without it
                }
            });
            permits.acquire();
            permits.release();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = Semaphore.class, value = Aspect.MUST_NOT_FIND)
    void verifiesPermitsThatAreReleasedByWhoHasThem(Engine engine) {
        assertThat(verified(engine, () -> {
                            Semaphore permits = new Semaphore(1);
                            Room room = new Room();
                            AtomicInteger visits = new AtomicInteger();
                            Body visit = () -> {
                                permits.acquire();
                                try {
                                    room.visit();
                                    visits.incrementAndGet();
                                } finally {
                                    permits.release();
                                }
                            };
                            Body tryVisit = () -> {
                                if (permits.tryAcquire()) {
                                    try {
                                        room.visit();
                                    } finally {
                                        permits.release();
                                    }
                                }
                            };
                            together(visit, tryVisit, visit);
                            return visits.get() * 10 + permits.availablePermits();
                        })
                        .outcomes())
                .containsOnlyKeys(21);
    }

    @OnEveryEngine
    @Shows(of = CountDownLatch.class, value = Aspect.MUST_FIND)
    void findsALatchThatIsCountedDownInOneBranchOnly(Engine engine) {
        Failure found = failure(engine, () -> {
            CountDownLatch done = new CountDownLatch(1);
            Setting setting = new Setting();
            start(() -> setting.value = "set");
            start(() -> {
                if (setting.value != null) {
                    done.countDown();
                }
            });
            done.await();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = CountDownLatch.class, value = Aspect.MUST_FIND)
    void findsAWaitWhoseEndIsNotLookedAt(Engine engine) {
        Failure found = failure(engine, () -> {
            CountDownLatch done = new CountDownLatch(1);
            Setting setting = new Setting();
            start(() -> {
                Thread.sleep(1_000);
                setting.value = "set";
                done.countDown();
            });
            done.await(1, TimeUnit.SECONDS);
            setting.length();
        });

        assertThat(found.cause()).isInstanceOf(NullPointerException.class);
    }

    @OnEveryEngine
    @Shows(of = CountDownLatch.class, value = Aspect.MUST_NOT_FIND)
    void verifiesALatchThatIsCountedDownWhateverHappens(Engine engine) {
        assertThat(verified(engine, () -> {
                            CountDownLatch done = new CountDownLatch(2);
                            Setting setting = new Setting();
                            int[] lengths = new int[1];
                            start(() -> {
                                setting.value = "set";
                                done.countDown();
                            });
                            start(() -> {
                                try {
                                    lengths[0] = setting.length();
                                } catch (NullPointerException tooEarly) {
                                    lengths[0] = -1;
                                } finally {
                                    done.countDown();
                                }
                            });
                            done.await();
                            return setting.value + lengths[0];
                        })
                        .outcomes())
                .containsOnlyKeys("set-1", "set3");
    }
}
