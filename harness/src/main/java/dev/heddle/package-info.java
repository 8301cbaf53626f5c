/**
 * What users of Heddle hold: explorations, their settings, and what they found. Uses {@code dev.heddle.internal}, and
 * shows nothing of it.
 */
@NullMarked
package dev.heddle;

import org.jspecify.annotations.NullMarked;
