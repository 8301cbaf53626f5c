/**
 * What was decided in an execution, and its token. Uses the API's enums of settings and its exceptions for tokens.
 */
@NullMarked
package dev.heddle.internal.schedule;

import org.jspecify.annotations.NullMarked;
