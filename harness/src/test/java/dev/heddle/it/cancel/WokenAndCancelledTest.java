package dev.heddle.it.cancel;

import static dev.heddle.it.cancel.Injected.found;
import static dev.heddle.it.cancel.Injected.injecting;
import static dev.heddle.it.cancel.Injected.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.Threads.Body;
import dev.heddle.it.cancel.HandedOver.Manners;
import java.util.concurrent.Callable;

/**
 * A waiter is interrupted when he has just been given what he waits for, and leaves with it.
 *
 * <p>He parks, and asks then whether he was interrupted. The moments for that are, beside none at all: while he waits, before
 * the others are idle and after that; when he has been given something, and before he is unparked, which comes before, between
 * or after the two steps of his; when he has been unparked and goes on; and between his two steps. That makes eight. Where a
 * second one waits behind him, he can also leave when that one has come, and just when something is about to be given.
 */
class WokenAndCancelledTest {

    private static Explorer interruptingFirst(Engine engine) {
        return injecting(engine).cancelling("first");
    }

    /** The first waiter wakes the second when it has been woken. */
    private static Callable<String> notifications(Manners manners) {
        return () -> {
            HandedOver.Signal signal = new HandedOver.Signal(manners);
            Thread first = start("first", () -> {
                signal.take();
                signal.give(true);
            });
            Heddle.awaitIdle();
            Thread second = start("second", signal::take);
            Heddle.awaitIdle();
            signal.give(true);
            first.join();
            second.join();
            return "both";
        };
    }

    @OnEveryEngine
    void findsTheNotificationThatIsLostWithTheCancelledWaiter(Engine engine) {
        Exploration<String> exploration =
                found(interruptingFirst(engine), notifications(Manners.LEAVES), FailureKind.DEADLOCK, 10);

        assertThat(exploration.failures())
                .singleElement()
                .extracting(Failure::report)
                .asString()
                .contains("injected  interrupt of first at step")
                .contains("in LockSupport.park(")
                .contains("interrupt first");
    }

    @OnEveryEngine
    void findsNothingWhereTheNotificationIsGivenOn(Engine engine) {
        assertThat(verified(interruptingFirst(engine), notifications(Manners.GIVES_ON))
                        .executions())
                .isEqualTo(10);
    }

    /** The waiter is given the permit, and has to give it back. */
    private static Callable<String> permits(Manners manners) {
        return () -> {
            HandedOver.Permit permit = new HandedOver.Permit(manners);
            permit.take();
            Thread first = start("first", () -> {
                permit.take();
                permit.give(true);
            });
            Heddle.awaitIdle();
            permit.give(true);
            first.join();
            permit.take();
            return "taken";
        };
    }

    @OnEveryEngine
    void findsThePermitThatIsLostWithTheCancelledWaiter(Engine engine) {
        found(interruptingFirst(engine), permits(Manners.LEAVES), FailureKind.DEADLOCK, 8);
    }

    @OnEveryEngine
    void findsNothingWhereThePermitIsGivenOn(Engine engine) {
        assertThat(verified(interruptingFirst(engine), permits(Manners.GIVES_ON))
                        .executions())
                .isEqualTo(8);
    }

    /** An item is taken by the waiter, or is still there. */
    private static Callable<Integer> items(Manners manners) {
        return () -> {
            HandedOver.Items items = new HandedOver.Items(manners);
            int[] got = new int[1];
            Thread first = start("first", () -> got[0] = items.take().length());
            Heddle.awaitIdle();
            items.give("a");
            first.join();
            if (got[0] + items.size() != 1) {
                throw new AssertionError("the item is lost");
            }
            return got[0];
        };
    }

    @OnEveryEngine
    void findsTheItemThatIsLostWithTheCancelledWaiter(Engine engine) {
        found(interruptingFirst(engine), items(Manners.LEAVES), FailureKind.EXCEPTION, 8);
    }

    @OnEveryEngine
    void findsNothingWhereTheItemIsGivenOn(Engine engine) {
        Exploration<Integer> exploration = verified(interruptingFirst(engine), items(Manners.GIVES_ON));

        assertThat(exploration.outcomes()).containsOnlyKeys(0, 1);
        assertThat(exploration.executions()).isEqualTo(8);
    }

    private static Thread start(String name, Body body) {
        return Threads.start(name, () -> {
            try {
                body.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
