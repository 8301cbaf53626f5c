/** Cancellations that are injected. */
@NullMarked
package dev.heddle.it.cancel;

import org.jspecify.annotations.NullMarked;
