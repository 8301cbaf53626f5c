/** Threads that outlive their test, and tasks whose failure nobody sees. */
@NullMarked
package dev.heddle.it.leaks;

import org.jspecify.annotations.NullMarked;
