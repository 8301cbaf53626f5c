/**
 * What a result looks like to people: the text of a failure, the sentence of a verdict, the line that shows progress, and
 * stack traces without Heddle's own frames; in the packages below, a failure as JSON and as a page of HTML. Uses only the
 * API's results and {@code FailureKind}; it is given facts and strings, and knows nothing of executions.
 */
@NullMarked
package dev.heddle.internal.report;

import org.jspecify.annotations.NullMarked;
