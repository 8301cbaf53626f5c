/**
 * What the tasks of an event loop of {@code dev.heddle.async} do, in its own words, for reports: which of its calls a step
 * belongs to, and what a task awaits. Knows that package by the names of its classes and methods, and needs it for nothing.
 */
@NullMarked
package dev.heddle.internal.runtime.loops;

import org.jspecify.annotations.NullMarked;
