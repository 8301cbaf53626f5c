/**
 * One class a detector: each tells one kind of bug from what an execution did, as the model shows it, whichever engine runs it.
 * Uses {@code model} alone; the session asks them.
 */
@NullMarked
package dev.heddle.internal.detect;

import org.jspecify.annotations.NullMarked;
