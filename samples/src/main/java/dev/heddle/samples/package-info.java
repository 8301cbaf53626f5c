/**
 * What to look at first: {@link dev.heddle.samples.Demo} finds the bug of each lesson in {@link dev.heddle.samples.Lessons}.
 * Uses the public API only, as a user does.
 */
@NullMarked
package dev.heddle.samples;

import org.jspecify.annotations.NullMarked;
