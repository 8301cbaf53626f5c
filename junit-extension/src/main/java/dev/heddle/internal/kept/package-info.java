/**
 * The schedules in which tests failed, kept from one run to the next. Knows files and the API's tokens; what a replay of one
 * means is decided elsewhere.
 */
@NullMarked
package dev.heddle.internal.kept;

import org.jspecify.annotations.NullMarked;
