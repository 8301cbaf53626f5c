/**
 * Where Heddle's own files lie, what they are called, and how they are written so that several JVMs may do so at once. Uses
 * nothing of Heddle.
 */
@NullMarked
package dev.heddle.internal.files;

import org.jspecify.annotations.NullMarked;
