/**
 * What a failure looks like to people: its text, and stack traces without Heddle's own frames. Uses only the API's {@code
 * FailureKind}; it is given facts and strings, and knows nothing of executions.
 */
@NullMarked
package dev.heddle.internal.report;

import org.jspecify.annotations.NullMarked;
