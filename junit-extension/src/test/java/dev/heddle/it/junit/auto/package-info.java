/** Test classes of a package that is explored. */
@Explore(maxExecutions = 7)
@NullMarked
package dev.heddle.it.junit.auto;

import dev.heddle.junit.Explore;
import org.jspecify.annotations.NullMarked;
