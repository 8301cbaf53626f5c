/** The exploration against brute force, on simulated programs. */
@NullMarked
package dev.heddle.internal.explore.dpor;

import org.jspecify.annotations.NullMarked;
