/** What no model covers, and what threads from outside do: the verdict or the report names it. */
@NullMarked
package dev.heddle.it.outside;

import org.jspecify.annotations.NullMarked;
