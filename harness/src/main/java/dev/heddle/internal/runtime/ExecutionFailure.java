package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.model.DataRace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution failed.
 *
 * @param kind what went wrong
 * @param cause what was thrown, or an error that stands for it
 * @param thread the name of the thread that failed
 * @param waits who waits for what; empty unless threads are blocked
 * @param facts what else there is to say, in lines of columns; empty where the cause says it all
 * @param race the accesses that race; null unless the kind is {@code DATA_RACE}
 */
public record ExecutionFailure(
        FailureKind kind,
        Throwable cause,
        String thread,
        List<WaitFact> waits,
        List<List<String>> facts,
        @Nullable DataRace race) {

    ExecutionFailure(FailureKind kind, Throwable cause, String thread, List<WaitFact> waits) {
        this(kind, cause, thread, waits, List.of(), null);
    }

    ExecutionFailure(FailureKind kind, Throwable cause, String thread, List<WaitFact> waits, List<List<String>> facts) {
        this(kind, cause, thread, waits, facts, null);
    }
}
