/** What came into the JDK after the oldest one that is supported; compiled and run on JDK 25 only. */
@NullMarked
package dev.heddle.it.java25;

import org.jspecify.annotations.NullMarked;
