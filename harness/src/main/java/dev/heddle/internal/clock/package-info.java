/** Virtual time. Uses nothing of Heddle. */
@NullMarked
package dev.heddle.internal.clock;

import org.jspecify.annotations.NullMarked;
