/** What detectors find, and what they don't, through the public API. */
@NullMarked
package dev.heddle.it.detect;

import org.jspecify.annotations.NullMarked;
