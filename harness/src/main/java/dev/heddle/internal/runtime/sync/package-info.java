/**
 * Models of what a thread can wait for: each answers whether a thread could go on now, and who holds it up. Uses {@code
 * engine}, {@code clock} and {@code bootstrap}; knows neither the scheduler nor the world.
 */
@NullMarked
package dev.heddle.internal.runtime.sync;

import org.jspecify.annotations.NullMarked;
