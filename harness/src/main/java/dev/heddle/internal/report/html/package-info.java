/**
 * A failure as one HTML file that needs nothing else: no network, no server, no other file. Java puts the page together from
 * the template, the style sheet and the scripts beside it; the page draws itself from the failure's JSON.
 */
@NullMarked
package dev.heddle.internal.report.html;

import org.jspecify.annotations.NullMarked;
