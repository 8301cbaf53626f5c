/** What {@code java.util.concurrent.locks} has. */
@NullMarked
package dev.heddle.it.locks;

import org.jspecify.annotations.NullMarked;
