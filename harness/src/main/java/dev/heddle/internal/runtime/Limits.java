package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import java.math.BigDecimal;

/** Ends an execution that takes too long: too many steps, or too much virtual time. */
final class Limits {

    private static final int DECIMALS_OF_SECONDS = 9;

    private final World world;

    Limits(World world) {
        this.world = world;
    }

    /** Ends it if these are too many steps, the last of which this thread was about to make, or if somebody asked for the end. */
    boolean endAfter(int steps, ControlledThread me) {
        if (!world.stopping() && (steps <= world.options.maxSteps() || world.ending.isEpilogue())) {
            return false;
        }
        String when = "after " + world.options.maxSteps() + " steps";
        end(when, new ExecutionStopped("no end " + when), me);
        return true;
    }

    /** Ends it if the body may not go on up to this moment. */
    boolean endBefore(long moment) {
        if (moment <= world.options.timeLimit() || world.ending.rootEnded) {
            return false;
        }
        BigDecimal seconds = BigDecimal.valueOf(world.options.timeLimit(), DECIMALS_OF_SECONDS);
        String when = "after " + seconds.stripTrailingZeros().toPlainString() + " s of virtual time";
        end(
                when,
                ExecutionStopped.byTime("no end " + when),
                world.scheduler.live().get(0));
        return true;
    }

    private void end(String when, ExecutionStopped cause, ControlledThread me) {
        world.aborting = true;
        world.events.weaken("an execution was ended " + when);
        world.outcome.stop(FailureKind.LIVELOCK, cause, me, world.scheduler.live());
    }
}
