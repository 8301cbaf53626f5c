package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;

/**
 * One line of a deadlock's facts.
 *
 * @param number of the thread that waits
 * @param kind in what it waits
 * @param thread its name
 * @param waitsFor for what, as {@code Account#1}, or the call that waits
 * @param heldBy the thread that would have to act, or empty when nobody in particular
 * @param site where it waits
 */
public record WaitFact(int number, OperationKind kind, String thread, String waitsFor, String heldBy, int site) {}
