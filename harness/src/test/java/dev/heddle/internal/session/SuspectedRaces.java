package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Timing;
import dev.heddle.internal.explore.dpor.OptimalDpor;
import dev.heddle.internal.model.Granularity;
import java.util.concurrent.Callable;

/**
 * The data races of those executions alone of which an exhaustive search says that they may have one: whether time passed in
 * them, or operations at two places were seen to race. A search that is not watched looks at no others.
 */
public final class SuspectedRaces {

    private boolean raced;
    private int executions;

    private SuspectedRaces() {}

    /** Whether there is one; the test is explored to its end, which must come within so many executions. */
    public static boolean in(Callable<?> test, Engine engine, int most) throws InterruptedException {
        SuspectedRaces found = new SuspectedRaces();
        Executions.of(test, engine, Timing.DISCRETE, Cancellation.NONE, Granularity.CALLS, runner -> {
            OptimalDpor dpor = new OptimalDpor(Integer.MAX_VALUE);
            while (dpor.beginExecution(found.executions)) {
                runner.run(dpor);
                boolean suspicious = !dpor.racing().isEmpty() || dpor.timePassed();
                found.raced |= suspicious && runner.world.race() != null && !runner.world.discarded();
                if (found.executions++ > most) {
                    throw new AssertionError("the exploration comes to no end");
                }
            }
        });
        return found.raced;
    }
}
