/** Test classes under test: the weaver takes them for a user's. */
@NullMarked
package dev.heddle.it.junit;

import org.jspecify.annotations.NullMarked;
