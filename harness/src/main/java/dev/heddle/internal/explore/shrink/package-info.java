/**
 * Makes a failing schedule simple: few preemptions, few switches, default choices. Uses {@code model}, and strategies to run
 * what could be simpler; who runs it, and what failing alike means, is said by {@link
 * dev.heddle.internal.explore.shrink.Attempts}.
 */
@NullMarked
package dev.heddle.internal.explore.shrink;

import org.jspecify.annotations.NullMarked;
