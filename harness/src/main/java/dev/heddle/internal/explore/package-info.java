/** Strategies, one file each: which interleaving is run next. Uses {@code model} only. */
@NullMarked
package dev.heddle.internal.explore;

import org.jspecify.annotations.NullMarked;
