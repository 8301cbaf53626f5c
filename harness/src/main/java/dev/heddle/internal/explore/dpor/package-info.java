/**
 * Optimal dynamic partial-order reduction: one execution for each class of equivalent ones.
 *
 * <p>{@code OptimalDpor} is the strategy. It writes what an execution does into an {@code EventLog}, which orders the
 * events by happens-before; {@code RaceFinder} finds the pairs that could come in the other order; {@code WakeupTree}
 * keeps what is still to be run. Uses {@code model} only.
 */
@NullMarked
package dev.heddle.internal.explore.dpor;

import org.jspecify.annotations.NullMarked;
