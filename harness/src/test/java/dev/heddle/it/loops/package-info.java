/** Threads that go round loops: those that run the tasks of others, and those that never come to an end. */
@NullMarked
package dev.heddle.it.loops;

import org.jspecify.annotations.NullMarked;
