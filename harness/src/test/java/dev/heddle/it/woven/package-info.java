/** Code to be woven by the tests of the weaver: as many shapes of bytecode as Java has. */
@NullMarked
package dev.heddle.it.woven;

import org.jspecify.annotations.NullMarked;
