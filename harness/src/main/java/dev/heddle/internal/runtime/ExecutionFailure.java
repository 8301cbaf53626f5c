package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import java.util.List;

/**
 * How an execution failed.
 *
 * @param kind what went wrong
 * @param cause what was thrown, or an error that stands for it
 * @param thread the name of the thread that failed
 * @param waits who waits for what; empty unless threads are blocked
 */
public record ExecutionFailure(FailureKind kind, Throwable cause, String thread, List<WaitFact> waits) {}
