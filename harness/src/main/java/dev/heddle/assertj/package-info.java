/**
 * AssertJ assertions about explorations and what they found. It uses the public API alone: it says nothing that a user
 * could not have said.
 *
 * <p>AssertJ is an optional dependency of the harness: who uses this package names it as a dependency of their own.
 *
 * <h2>Design</h2>
 *
 * <ul>
 *   <li>{@code ExplorationAssert} and {@code FailureAssert} decide whether an assertion holds.
 *   <li>{@code Messages} says in words what is wrong when it doesn't; {@code Message} is the shape of all of them: what
 *       happened, the facts in aligned columns, the report of a failure if there is one, and the next step.
 * </ul>
 */
@NullMarked
package dev.heddle.assertj;

import org.jspecify.annotations.NullMarked;
