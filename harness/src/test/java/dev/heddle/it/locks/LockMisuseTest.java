package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A lock and its conditions as users get them wrong, and as they should be used. */
class LockMisuseTest {

    private static FailureKind found(Engine engine, ThrowingRunnable test) {
        return failure(Heddle.explorer().engine(engine), test).kind();
    }

    private static void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + ", not " + actual);
        }
    }

    // Unlocking

    /** An account that may refuse while it is locked. */
    private static final class Account {

        private final Lock lock = new ReentrantLock();
        private int balance = 10;

        void withdrawAndForgetOnRefusal(int amount) {
            lock.lock();
            checkFunds(amount);
            balance -= amount;
            lock.unlock();
        }

        void withdraw(int amount) {
            lock.lock();
            try {
                checkFunds(amount);
                balance -= amount;
            } finally {
                lock.unlock();
            }
        }

        private void checkFunds(int amount) {
            if (amount > balance) {
                throw new IllegalArgumentException("only " + balance);
            }
        }
    }

    private static void unlessRefused(Runnable withdrawal) {
        try {
            withdrawal.run();
        } catch (IllegalArgumentException refused) {
            Thread.yield();
        }
    }

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_FIND)
    void keepsOthersOutWhenAnExceptionLeavesItLocked(Engine engine) {
        assertThat(found(engine, () -> {
                    Account account = new Account();
                    together(
                            () -> unlessRefused(() -> account.withdrawAndForgetOnRefusal(12)),
                            () -> unlessRefused(() -> account.withdrawAndForgetOnRefusal(1)));
                }))
                .isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_NOT_FIND)
    void isGivenBackInAFinallyWhateverLeaves(Engine engine) {
        assertThat(verified(engine, () -> {
                            Account account = new Account();
                            together(
                                    () -> unlessRefused(() -> account.withdraw(12)),
                                    () -> unlessRefused(() -> account.withdraw(1)));
                            return account.balance;
                        })
                        .outcomes())
                .containsOnlyKeys(9);
    }

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_FIND)
    void isKeptByWhoUnlocksOnceForTwice(Engine engine) {
        assertThat(found(engine, () -> {
                    ReentrantLock lock = new ReentrantLock();
                    Thread other = start(() -> {
                        lock.lock();
                        lock.lock();
                        lock.unlock();
                    });
                    lock.lock();
                    lock.unlock();
                    other.join();
                }))
                .isEqualTo(FailureKind.DEADLOCK);
    }

    // Trying

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_FIND)
    void excludesNobodyWhoPassesOverAFailedTry(Engine engine) {
        assertThat(found(engine, () -> {
                    ReentrantLock lock = new ReentrantLock();
                    int[] count = new int[1];
                    Body careless = () -> {
                        boolean locked = lock.tryLock();
                        count[0]++;
                        if (locked) {
                            lock.unlock();
                        }
                    };
                    together(careless, careless);
                    expect(2, count[0]);
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_FIND)
    void isNotToBeUnlockedAfterAFailedTry(Engine engine) {
        assertThat(found(engine, () -> {
                    ReentrantLock lock = new ReentrantLock();
                    Body careless = () -> {
                        boolean locked = lock.tryLock();
                        try {
                            Thread.yield();
                        } finally {
                            lock.unlock();
                        }
                        expect(1, locked ? 1 : 0);
                    };
                    together(careless, careless);
                }))
                .isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_NOT_FIND)
    void excludesThoseWhoDoOtherThingsAfterAFailedTry(Engine engine) {
        assertThat(verified(engine, () -> {
                            ReentrantLock lock = new ReentrantLock();
                            int[] count = new int[1];
                            int[] missed = new int[2];
                            together(
                                    () -> missed[0] = incrementIfFree(lock, count),
                                    () -> missed[1] = incrementIfFree(lock, count));
                            return count[0] + missed[0] + missed[1];
                        })
                        .outcomes())
                .containsOnlyKeys(2);
    }

    private static int incrementIfFree(ReentrantLock lock, int[] count) {
        if (!lock.tryLock()) {
            return 1;
        }
        try {
            count[0]++;
            return 0;
        } finally {
            lock.unlock();
        }
    }

    // Conditions

    /** A door that is opened once. */
    private static final class Door {

        private final Lock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private boolean open;

        void passIfSignalled() throws InterruptedException {
            lock.lock();
            try {
                opened.await();
            } finally {
                lock.unlock();
            }
        }

        void pass() throws InterruptedException {
            lock.lock();
            try {
                while (!open) {
                    opened.await();
                }
            } finally {
                lock.unlock();
            }
        }

        void openForOne() {
            lock.lock();
            try {
                open = true;
                opened.signal();
            } finally {
                lock.unlock();
            }
        }

        void openForAll() {
            lock.lock();
            try {
                open = true;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @OnEveryEngine
    void losesASignalThatNoStateKeeps(Engine engine) {
        assertThat(found(engine, () -> {
                    Door door = new Door();
                    Thread other = start(door::passIfSignalled);
                    door.openForAll();
                    other.join();
                }))
                .isEqualTo(FailureKind.MISSED_NOTIFICATION);
    }

    @OnEveryEngine
    void leavesAllButOneWhereOneIsSignalled(Engine engine) {
        assertThat(found(engine, () -> {
                    Door door = new Door();
                    together(door::pass, door::pass, door::openForOne);
                }))
                .isEqualTo(FailureKind.MISSED_NOTIFICATION);
    }

    @OnEveryEngine
    @Shows(of = ReentrantLock.class, value = Aspect.MUST_NOT_FIND)
    void letsAllGoWhenTheStateIsKeptAndAllAreSignalled(Engine engine) {
        assertThat(verified(engine, () -> {
                            Door door = new Door();
                            together(door::pass, door::openForAll);
                            return door.open;
                        })
                        .outcomes())
                .containsOnlyKeys(true);
    }
}
