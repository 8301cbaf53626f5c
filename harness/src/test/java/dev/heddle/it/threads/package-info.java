/** Threads of all kinds: their lives, their states, their interrupts and what is theirs alone. */
@NullMarked
package dev.heddle.it.threads;

import org.jspecify.annotations.NullMarked;
