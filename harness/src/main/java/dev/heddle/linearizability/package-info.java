/**
 * Linearizability: whether what operations returned can be explained by running them one after the other, on a sequential
 * specification, in an order that keeps those in order of which one had returned before the other began.
 *
 * <p>A {@link dev.heddle.linearizability.History} records the operations of one execution, and Lincheck's verifier judges it.
 * Lincheck is an optional dependency of the harness: who uses this package names {@code org.jetbrains.lincheck:lincheck} as a
 * dependency of their own. Nothing of Lincheck but its verifier is used; its agent is not installed.
 *
 * <h2>What is verified</h2>
 *
 * If an exhaustive exploration is {@code VERIFIED}, each history that any schedule of this test can record is linearizable, in
 * sequentially consistent memory. The return of an operation belongs to the last step that its thread did in it, and its
 * begin to the first, so that no execution is added by recording but those that differ in which operation came before which.
 * These are all run: a begin and a return on two threads depend on each other, while two begins, or two returns, do not.
 * See decision record 14.
 */
@NullMarked
package dev.heddle.linearizability;

import org.jspecify.annotations.NullMarked;
