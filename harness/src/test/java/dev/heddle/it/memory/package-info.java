/** What two threads see of each other's accesses: every interleaving of them, and nothing else. */
@NullMarked
package dev.heddle.it.memory;

import org.jspecify.annotations.NullMarked;
