/** Data races: programs in which the detector must find one, and programs in which it must find none. */
@NullMarked
package dev.heddle.it.races;

import org.jspecify.annotations.NullMarked;
