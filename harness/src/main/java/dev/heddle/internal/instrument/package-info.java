/**
 * The weaver: which class gets which hook, and how it gets there; the only user of Byte Buddy.
 *
 * <p>{@link dev.heddle.internal.instrument.Installation} is the way in. It puts the hooks into the boot loader, and
 * registers a transformer. A class is woven by one {@code ClassWeaver}; each of its methods runs through a chain of
 * {@code Weaver}s, one for each kind of operation. Only bytecode is looked at: no class is ever loaded in order to weave
 * another, and frames are extended by hand rather than computed, since computing them loads classes.
 *
 * <p>May use {@code model} and {@code bootstrap}.
 */
@NullMarked
package dev.heddle.internal.instrument;

import org.jspecify.annotations.NullMarked;
