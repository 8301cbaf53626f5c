/** All that a thread can wait at in {@code java.util.concurrent} for another thread, one test for each thing it may do. */
@NullMarked
package dev.heddle.it.waits;

import org.jspecify.annotations.NullMarked;
