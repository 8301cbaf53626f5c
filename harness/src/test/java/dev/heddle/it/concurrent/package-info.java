/** The meeting points and the collections of {@code java.util.concurrent}. */
@NullMarked
package dev.heddle.it.concurrent;

import org.jspecify.annotations.NullMarked;
