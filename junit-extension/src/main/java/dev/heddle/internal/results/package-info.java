/**
 * What came of the tests of a run, and the forms in which that is shown: a summary on the console, a page and a JSON file over
 * all tests, annotations for GitHub, a SARIF log, and the files about a single failure.
 *
 * <h2>Design</h2>
 *
 * <ul>
 *   <li>Each test leaves one small file of its own, in {@code results/}, written when it ends. The page, {@code summary.json}
 *       and {@code heddle.sarif} are made of all these files at the end of each test plan, under a lock. So the forks of one
 *       build, and runs of single tests in an IDE, add to each other's results and never destroy them. Results of earlier runs
 *       are marked, and left out of the SARIF log.
 *   <li>A {@link dev.heddle.internal.results.ReportForm} is a form in which a failure is written beside its text.
 * </ul>
 */
@NullMarked
package dev.heddle.internal.results;

import org.jspecify.annotations.NullMarked;
