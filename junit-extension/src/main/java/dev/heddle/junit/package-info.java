/**
 * The JUnit Jupiter extension: turns a test method into an exploration of its interleavings, as one node of the test
 * tree.
 *
 * <p>It uses the public API of {@code dev.heddle}, and of the insides only the door that weaves early, the forms of reports, and
 * its own packages {@code files}, {@code fixtures}, {@code kept} and {@code results}. Inside of an execution it runs nothing of JUnit: what JUnit resolved is recorded before, and called by method
 * handles then.
 *
 * <h2>Design</h2>
 *
 * <ul>
 *   <li>{@code ExploreExtension} is the only class that JUnit calls during a test; it records and delegates.
 *   <li>{@code ExploredTest} is one test; {@code Reproduction} runs the schedules that it is known to fail in, and then explores
 *       it.
 *   <li>{@code RunSummary} is the listener that shows and writes what came of all tests.
 *   <li>{@code ControlledTest} is one execution: fresh instances, set-up, body, tear-down.
 *   <li>{@code Plan} is made once for a test: which fixtures its executions make ({@code Definition}), what each parameter asks for ({@code
 *       Wanted}), whether they run in an event loop. {@code Execution} is what one of them has, and {@code LastingFixture} what
 *       outlives it. {@code Parameters} answers JUnit, which gets nothing for what isn't there before an execution; {@code Arguments} puts
 *       that in its place.
 *   <li>{@code Reach} says which tests are explored; {@code AutoExtension} serves those that nobody has marked, where {@code
 *       AutoDetection} has JUnit find it.
 *   <li>{@code Setting} lists the settings; {@code Level} is a place that can say one; {@code SuiteSetting} lists those that
 *       all tests have alike.
 *   <li>A second call of {@code Invocation.proceed()} is an error in JUnit, so the extension skips the invocations and
 *       makes the calls itself. The rejected alternative, a test template with one invocation per execution, floods the
 *       test tree and can't stop at the first failure.
 * </ul>
 */
@NullMarked
package dev.heddle.junit;

import org.jspecify.annotations.NullMarked;
