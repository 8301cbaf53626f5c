/** Every kind of failure: what is found, what is said of it, and that it comes again from its token. */
@NullMarked
package dev.heddle.it.failures;

import org.jspecify.annotations.NullMarked;
