/**
 * Ordinary concurrent code, explored on every engine there is: what the classes of these packages do is woven as a user's
 * code would be. This package holds what the tests share; those below it hold the tests, one class a behaviour.
 */
@NullMarked
package dev.heddle.it;

import org.jspecify.annotations.NullMarked;
