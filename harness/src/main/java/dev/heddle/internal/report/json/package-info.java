/**
 * A failure as data, for tools: a document of the published schema {@code dev/heddle/report/failure-1.schema.json}. The only
 * user of Jackson, and only of its streaming generator, as it has been since 2.0: tests bring versions of their own.
 */
@NullMarked
package dev.heddle.internal.report.json;

import org.jspecify.annotations.NullMarked;
