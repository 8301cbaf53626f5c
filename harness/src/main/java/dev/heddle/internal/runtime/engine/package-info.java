/**
 * What carries the threads of one execution: continuations on one OS thread, or OS threads of which one runs at a time.
 * Knows nothing of scheduling: it is told whom to run next. Uses {@code bootstrap} only.
 */
@NullMarked
package dev.heddle.internal.runtime.engine;

import org.jspecify.annotations.NullMarked;
