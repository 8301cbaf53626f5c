/** Tasks and who runs them: pools, futures, timers, parallel streams. */
@NullMarked
package dev.heddle.it.tasks;

import org.jspecify.annotations.NullMarked;
