/**
 * Bugs that CPython's asyncio really had, rebuilt as small classes upon {@code dev.heddle.async}, each beside a form without
 * it. Most share one shape: a task is woken and cancelled before it resumes. So all that is ready in a loop runs in an order that
 * is chosen, and every order is explored: a wake-up, a cancel, a timer and the next step of a task can come in any.
 */
@NullMarked
package dev.heddle.samples.asyncio;

import org.jspecify.annotations.NullMarked;
