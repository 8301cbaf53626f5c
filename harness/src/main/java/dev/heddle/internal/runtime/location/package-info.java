/**
 * Which variable an access touches, under a number that means the same variable in each execution: objects are named by
 * who made them, and as which one; the parts of an object by their place in it.
 *
 * <p>May use {@code model}. Runs for every access that is recorded, and so uses arrays where others would use maps.
 */
@NullMarked
package dev.heddle.internal.runtime.location;

import org.jspecify.annotations.NullMarked;
