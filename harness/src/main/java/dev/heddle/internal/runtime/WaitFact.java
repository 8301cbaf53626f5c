package dev.heddle.internal.runtime;

/**
 * One line of a deadlock's facts.
 *
 * @param thread who waits
 * @param waitsFor for what, as {@code Account#1}, or the call that waits
 * @param heldBy the thread that would have to act, or empty when nobody in particular
 * @param site where it waits
 */
public record WaitFact(String thread, String waitsFor, String heldBy, int site) {}
