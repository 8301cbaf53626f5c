/** The world as a whole: how an execution ends, and what is left of it. */
@NullMarked
package dev.heddle.it.world;

import org.jspecify.annotations.NullMarked;
