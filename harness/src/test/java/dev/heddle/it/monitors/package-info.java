/** {@code synchronized}, wait and notify. */
@NullMarked
package dev.heddle.it.monitors;

import org.jspecify.annotations.NullMarked;
