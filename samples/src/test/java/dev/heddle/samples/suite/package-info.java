/**
 * A suite of some four hundred small tests of all kinds, which are run together in one JVM: in several orders, and several at a
 * time, with the same results.
 *
 * <p>A family is an interface; its tests are default methods. A class that ends in {@code Cases} implements all families and
 * says how they are explored. Surefire runs {@code SuiteTest} alone, which runs these classes through JUnit's launcher.
 */
@NullMarked
package dev.heddle.samples.suite;

import org.jspecify.annotations.NullMarked;
