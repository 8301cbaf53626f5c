/** Tests of code that uses well-known libraries, which are woven like the test itself. */
@NullMarked
package dev.heddle.samples.libraries;

import org.jspecify.annotations.NullMarked;
