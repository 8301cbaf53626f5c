/** Measurements: how many executions a second, and what a million of them leave behind. */
@NullMarked
package dev.heddle.samples.bench;

import org.jspecify.annotations.NullMarked;
