/** One exploration from its beginning to its result; the only place that wires the layers together. */
@NullMarked
package dev.heddle.internal.session;

import org.jspecify.annotations.NullMarked;
