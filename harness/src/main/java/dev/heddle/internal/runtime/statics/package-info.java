/** Puts back what an execution changed in the static state of woven classes, so that every execution begins alike. */
@NullMarked
package dev.heddle.internal.runtime.statics;

import org.jspecify.annotations.NullMarked;
