package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads.Body;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;

/** Synchronizers that users write, with the mistakes that they make, and without. */
class OwnSynchronizerTest {

    private static FailureKind found(Engine engine, ThrowingRunnable test) {
        return failure(Heddle.explorer().engine(engine), test).kind();
    }

    /** A lock that is taken in one step and given back. */
    private static class Mutex extends AbstractQueuedSynchronizer {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            return compareAndSetState(0, 1);
        }

        @Override
        protected boolean tryRelease(int ignored) {
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getState() != 0;
        }

        Condition newCondition() {
            return new ConditionObject();
        }
    }

    /** Looks whether it is free, and takes it then. */
    private static final class TwoStepMutex extends Mutex {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            if (getState() != 0) {
                return false;
            }
            setState(1);
            return true;
        }
    }

    /** The same with a state of 64 bits. */
    private static class LongMutex extends AbstractQueuedLongSynchronizer {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(long ignored) {
            return compareAndSetState(0, Long.MAX_VALUE);
        }

        @Override
        protected boolean tryRelease(long ignored) {
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getState() != 0;
        }

        Condition newCondition() {
            return new ConditionObject();
        }
    }

    /** Looks whether it is free, and takes it then. */
    private static final class TwoStepLongMutex extends LongMutex {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(long ignored) {
            if (getState() != 0) {
                return false;
            }
            setState(Long.MAX_VALUE);
            return true;
        }
    }

    /** Knows its owner, and refuses to be released by others. */
    private static class OwnedMutex extends Mutex {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            if (!compareAndSetState(0, 1)) {
                return false;
            }
            setExclusiveOwnerThread(Thread.currentThread());
            return true;
        }

        @Override
        protected boolean tryRelease(int ignored) {
            checkOwner();
            setExclusiveOwnerThread(null);
            setState(0);
            return true;
        }

        final void checkOwner() {
            if (getExclusiveOwnerThread() != Thread.currentThread()) {
                throw new IllegalMonitorStateException();
            }
        }
    }

    /** Forgets its owner when it is free already, and may be another's. */
    private static final class LateMutex extends OwnedMutex {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryRelease(int ignored) {
            checkOwner();
            setState(0);
            setExclusiveOwnerThread(null);
            return true;
        }
    }

    private static int countTwice(Body lock, Body unlock) throws InterruptedException {
        int[] count = new int[1];
        Body increment = () -> {
            lock.run();
            count[0]++;
            unlock.run();
        };
        together(increment, increment);
        return count[0];
    }

    private static void countTwiceOrFail(Body lock, Body unlock) throws InterruptedException {
        int count = countTwice(lock, unlock);
        if (count != 2) {
            throw new AssertionError("counted " + count);
        }
    }

    /** A door that somebody opens while somebody waits for that. */
    private static void passAndOpen(Body lock, Condition opened, Body unlock) throws InterruptedException {
        boolean[] open = new boolean[1];
        together(
                () -> {
                    lock.run();
                    while (!open[0]) {
                        opened.await();
                    }
                    unlock.run();
                },
                () -> {
                    lock.run();
                    open[0] = true;
                    opened.signal();
                    unlock.run();
                });
    }

    /** Somebody waits, whether the door is open or not. */
    private static void waitAndOpen(Body lock, Condition opened, Body unlock) throws InterruptedException {
        together(
                () -> {
                    lock.run();
                    opened.await();
                    unlock.run();
                },
                () -> {
                    lock.run();
                    opened.signal();
                    unlock.run();
                });
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedSynchronizer.class, value = Aspect.MUST_FIND)
    void letsTwoInWhenItIsTakenInTwoSteps(Engine engine) {
        assertThat(found(engine, () -> {
                    Mutex mutex = new TwoStepMutex();
                    countTwiceOrFail(() -> mutex.acquire(1), () -> mutex.release(1));
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedSynchronizer.class, value = Aspect.MUST_NOT_FIND)
    void letsOneInWhenItIsTakenInOneStep(Engine engine) {
        assertThat(verified(engine, () -> {
                            Mutex mutex = new Mutex();
                            return countTwice(() -> mutex.acquire(1), () -> mutex.release(1));
                        })
                        .outcomes())
                .containsOnlyKeys(2);
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedLongSynchronizer.class, value = Aspect.MUST_FIND)
    void letsTwoInWhenItsLongIsWrittenInTwoSteps(Engine engine) {
        assertThat(found(engine, () -> {
                    LongMutex mutex = new TwoStepLongMutex();
                    countTwiceOrFail(() -> mutex.acquire(1), () -> mutex.release(1));
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedLongSynchronizer.class, value = Aspect.MUST_NOT_FIND)
    void letsOneInWhenItsLongIsWrittenInOneStep(Engine engine) {
        assertThat(verified(engine, () -> {
                            LongMutex mutex = new LongMutex();
                            return countTwice(() -> mutex.acquire(1), () -> mutex.release(1));
                        })
                        .outcomes())
                .containsOnlyKeys(2);
    }

    @OnEveryEngine
    @Shows(of = AbstractOwnableSynchronizer.class, value = Aspect.MUST_FIND)
    void forgetsTheNextOwnerWhenItForgetsTooLate(Engine engine) {
        assertThat(found(engine, () -> {
                    Mutex mutex = new LateMutex();
                    countTwiceOrFail(() -> mutex.acquire(1), () -> mutex.release(1));
                }))
                .isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = AbstractOwnableSynchronizer.class, value = Aspect.MUST_NOT_FIND)
    void knowsItsOwnerAsLongAsItIsHeld(Engine engine) {
        assertThat(verified(engine, () -> {
                            Mutex mutex = new OwnedMutex();
                            return countTwice(() -> mutex.acquire(1), () -> mutex.release(1));
                        })
                        .outcomes())
                .containsOnlyKeys(2);
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedSynchronizer.ConditionObject.class, value = Aspect.MUST_FIND)
    void losesASignalThatNoStateKeeps(Engine engine) {
        assertThat(found(engine, () -> {
                    Mutex mutex = new Mutex();
                    waitAndOpen(() -> mutex.acquire(1), mutex.newCondition(), () -> mutex.release(1));
                }))
                .isEqualTo(FailureKind.MISSED_NOTIFICATION);
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedSynchronizer.ConditionObject.class, value = Aspect.MUST_NOT_FIND)
    void losesNoSignalWhoseStateIsKept(Engine engine) {
        verified(engine, () -> {
            Mutex mutex = new Mutex();
            passAndOpen(() -> mutex.acquire(1), mutex.newCondition(), () -> mutex.release(1));
            return mutex.isHeldExclusively();
        });
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedLongSynchronizer.ConditionObject.class, value = Aspect.MUST_FIND)
    void losesASignalOfALongThatNoStateKeeps(Engine engine) {
        assertThat(found(engine, () -> {
                    LongMutex mutex = new LongMutex();
                    waitAndOpen(() -> mutex.acquire(1), mutex.newCondition(), () -> mutex.release(1));
                }))
                .isEqualTo(FailureKind.MISSED_NOTIFICATION);
    }

    @OnEveryEngine
    @Shows(of = AbstractQueuedLongSynchronizer.ConditionObject.class, value = Aspect.MUST_NOT_FIND)
    void losesNoSignalOfALongWhoseStateIsKept(Engine engine) {
        verified(engine, () -> {
            LongMutex mutex = new LongMutex();
            passAndOpen(() -> mutex.acquire(1), mutex.newCondition(), () -> mutex.release(1));
            return mutex.isHeldExclusively();
        });
    }
}
