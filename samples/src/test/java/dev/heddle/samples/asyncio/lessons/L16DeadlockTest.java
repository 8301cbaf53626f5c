package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.Hold;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import org.junit.jupiter.api.Test;

/** Two tasks that wait for each other. */
class L16DeadlockTest {

    private static final class Account {

        private final int number;
        private final AsyncLock lock = new AsyncLock();
        private int balance = 100;

        Account(int number) {
            this.number = number;
        }
    }

    private interface Transfer {
        void run(Account from, Account to, int amount);
    }

    /** Wrong: one takes the locks in this order, the other in the opposite one. */
    static void locksTheGiverFirst(Account from, Account to, int amount) {
        try (Hold first = from.lock.hold()) {
            Async.yieldNow(); // asks whether there is enough
            try (Hold second = to.lock.hold()) {
                move(from, to, amount);
            }
        }
    }

    /** Right: all take them in the order of the numbers. */
    static void locksTheLowerNumberFirst(Account from, Account to, int amount) {
        Account lower = from.number < to.number ? from : to;
        Account higher = lower == from ? to : from;
        try (Hold first = lower.lock.hold()) {
            Async.yieldNow();
            try (Hold second = higher.lock.hold()) {
                move(from, to, amount);
            }
        }
    }

    /** Right by chance, as long as nobody puts an await between the two: nobody else runs there. */
    static void locksBothAtOnce(Account from, Account to, int amount) {
        try (Hold first = from.lock.hold();
                Hold second = to.lock.hold()) {
            Async.yieldNow();
            move(from, to, amount);
        }
    }

    private static void move(Account from, Account to, int amount) {
        from.balance -= amount;
        to.balance += amount;
    }

    private static void transferBothWays(Transfer transfer) throws Exception {
        Account one = new Account(1);
        Account two = new Account(2);
        Async.run(anyOrder(), () -> {
            try (TaskGroup group = TaskGroup.open()) {
                group.createTask("there", () -> transfer.run(one, two, 10));
                group.createTask("back", () -> transfer.run(two, one, 30));
            }
        });

        assertEquals(120, one.balance);
        assertEquals(80, two.balance);
    }

    @Test
    void locksTakenInOppositeOrdersDeadlock() {
        assertFound(FailureKind.DEADLOCK, 1, () -> transferBothWays(L16DeadlockTest::locksTheGiverFirst));
    }

    @AsyncTest
    @Explore(expectExecutions = 16)
    void locksTakenInOneOrderDoNot() throws Exception {
        transferBothWays(L16DeadlockTest::locksTheLowerNumberFirst);
    }

    @AsyncTest
    @Explore(expectExecutions = 16)
    void nothingComesBetweenTwoLocksWithoutAnAwait() throws Exception {
        transferBothWays(L16DeadlockTest::locksBothAtOnce);
    }
}
