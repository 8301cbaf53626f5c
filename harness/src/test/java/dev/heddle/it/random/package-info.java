/**
 * Random programs of ordinary code: whatever they do, they do it alike on each engine and at each replay, and an exhaustive
 * exploration finds all that they do.
 */
@NullMarked
package dev.heddle.it.random;

import org.jspecify.annotations.NullMarked;
