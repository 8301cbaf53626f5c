/** The JDK's plain collections, which know nothing of threads, used by two of them. */
@NullMarked
package dev.heddle.it.collections;

import org.jspecify.annotations.NullMarked;
