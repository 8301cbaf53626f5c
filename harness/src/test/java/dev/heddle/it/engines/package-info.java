/** All engines take the same decisions. */
@NullMarked
package dev.heddle.it.engines;

import org.jspecify.annotations.NullMarked;
