package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.async.Async;
import dev.heddle.async.CancelledException;
import dev.heddle.async.Task;
import dev.heddle.async.TimedOutException;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must not be cancelled half-way. */
class L11ShieldTest {

    /** Two accounts, with a second between the two halves of a transfer. */
    private static final class Bank {

        private int mine = 100;
        private int yours;

        void transfer(int amount) {
            mine -= amount;
            Async.sleep(seconds(1));
            yours += amount;
        }

        int total() {
            return mine + yours;
        }
    }

    /** Who waits is cancelled; what it waited for goes on. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void whatIsShieldedGoesOnWhenWhoWaitsForItTimesOut() throws Exception {
        List<String> log = new ArrayList<>();
        Async.run(() -> {
            Task<?> saving = Async.createTask("saving", () -> {
                Async.sleep(seconds(3));
                log.add("saved");
            });
            try {
                Async.waitFor(seconds(1), Async.shield(saving));
            } catch (TimedOutException notYet) {
                log.add("not saved after " + elapsed().toSeconds() + " s");
            }
            assertFalse(saving.done());
            saving.await();
        });

        assertEquals(List.of("not saved after 1 s", "saved"), log);
    }

    private interface Transfer {
        void run(Bank bank) throws Exception;
    }

    private static void cancelledAtAnyTime(Transfer transfer) throws Exception {
        Bank bank = new Bank();
        int atSecond = Heddle.choose(3);
        Async.run(anyOrder(), () -> {
            Task<?> clerk = Async.createTask("clerk", () -> transfer.run(bank));
            Async.sleep(seconds(atSecond));
            clerk.cancel();
            Async.wait(List.of(clerk));
        });

        assertEquals(100, bank.total());
    }

    /** Wrong: cancelled between the two halves. */
    static void transfersInTheOpen(Bank bank) {
        bank.transfer(30);
    }

    /** Wrong as well: nobody waits for the end of the task, which the end of the loop cancels. */
    static void doesNotWaitForTheEnd(Bank bank) throws Exception {
        Async.shield(Async.createTask("transfer", () -> bank.transfer(30))).await();
    }

    /** Right: when it is cancelled it waits for the end of what it has shielded, and then lets the cancel go on. */
    static void transfersBehindAShield(Bank bank) throws Exception {
        Task<?> transfer = Async.createTask("transfer", () -> bank.transfer(30));
        try {
            Async.shield(transfer).await();
        } catch (CancelledException cancelled) {
            transfer.await();
            throw cancelled;
        }
    }

    @Test
    void aTransferIsCancelledHalfWay() {
        assertFound(FailureKind.EXCEPTION, 1, () -> cancelledAtAnyTime(L11ShieldTest::transfersInTheOpen));
    }

    @Test
    void aShieldedTaskIsStillSomebodysToAwait() {
        assertFound(FailureKind.EXCEPTION, 1, () -> cancelledAtAnyTime(L11ShieldTest::doesNotWaitForTheEnd));
    }

    @AsyncTest
    @Explore(expectExecutions = 89, budget = "2m")
    void aShieldedTransferIsDoneInFullOrNotAtAll() throws Exception {
        cancelledAtAnyTime(L11ShieldTest::transfersBehindAShield);
    }
}
