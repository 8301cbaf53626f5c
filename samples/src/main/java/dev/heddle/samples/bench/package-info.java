/**
 * Measurements: how many executions a second, what a million of them leave behind, and how many a strategy needs to find a
 * rare bug.
 */
@NullMarked
package dev.heddle.samples.bench;

import org.jspecify.annotations.NullMarked;
