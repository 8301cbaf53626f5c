/**
 * The controlled world of one execution: takes a decision, runs one step.
 *
 * <p>Uses {@code engine}, {@code sync}, {@code clock}, {@code schedule} and {@code model}; knows neither the strategy
 * behind its decisions nor what becomes of a failure. Everything here may run on a thread of the user's, in the middle
 * of user code, so it must not call woven classes: no {@code java.util.concurrent}, no logging.
 */
@NullMarked
package dev.heddle.internal.runtime;

import org.jspecify.annotations.NullMarked;
