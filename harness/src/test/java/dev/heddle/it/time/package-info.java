/** The virtual clock, and all that reads it or waits for it. */
@NullMarked
package dev.heddle.it.time;

import org.jspecify.annotations.NullMarked;
