package dev.heddle.internal.runtime;

import dev.heddle.Cancellation;
import dev.heddle.FailureKind;
import dev.heddle.Timing;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.model.LoopJudge;
import dev.heddle.internal.model.RaceDetector;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a world needs to know of the settings.
 *
 * @param maxSteps operations of one execution; past it, LIVELOCK
 * @param timeLimit virtual nanoseconds that the body may take; past them, LIVELOCK
 * @param timing when time moves
 * @param spuriousWakeups at most so many in one execution
 * @param cancellation whether cancellations are injected
 * @param cancelled names of the threads that are interrupted then; empty for all that the test starts
 * @param ignored kinds of failures that are none
 * @param seed of the random numbers inside the world
 * @param sites the code sites of woven code
 * @param collections how finely calls of plain collections are told
 * @param classes the classes whose static state is put back, as many as are there by now
 * @param races who looks for data races; null where nobody does
 * @param intended which data races are meant, and are none
 * @param loops who knows event loops; null where nobody wants to know whether they block
 */
public record WorldOptions(
        int maxSteps,
        long timeLimit,
        Timing timing,
        int spuriousWakeups,
        Cancellation cancellation,
        ThreadNames cancelled,
        Set<FailureKind> ignored,
        long seed,
        CodeSiteTable sites,
        Granularity collections,
        Supplier<List<Class<?>>> classes,
        @Nullable RaceDetector races,
        Predicate<DataRace> intended,
        @Nullable LoopJudge loops) {}
