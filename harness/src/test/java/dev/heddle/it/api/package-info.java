/** What a test may ask of Heddle, from the outside and from within. */
@NullMarked
package dev.heddle.it.api;

import org.jspecify.annotations.NullMarked;
