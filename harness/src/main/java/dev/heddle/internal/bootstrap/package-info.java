/**
 * The door between woven code and the controlled world; the only part of Heddle that the boot loader knows.
 *
 * <p>These classes are copied into a jar of their own and appended to the boot loader's search path, so that classes of
 * the JDK can call them. They may use nothing but {@code java.base}.
 */
@NullMarked
package dev.heddle.internal.bootstrap;

import org.jspecify.annotations.NullMarked;
