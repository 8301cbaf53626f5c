/** Exhaustive explorations of woven programs. */
@NullMarked
package dev.heddle.it.exhaustive;

import org.jspecify.annotations.NullMarked;
