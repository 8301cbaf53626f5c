/** What the tests show of the JDK's classes: a row for each public class, or a red test. */
@NullMarked
package dev.heddle.it.jdk;

import org.jspecify.annotations.NullMarked;
