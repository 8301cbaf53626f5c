/**
 * The lessons: each a small program that is wrong in some interleaving, and the same program mended. Plain JDK code, as it
 * stands in a service; nothing here knows that it will be tested under a scheduler.
 */
@NullMarked
package dev.heddle.samples.lessons;

import org.jspecify.annotations.NullMarked;
