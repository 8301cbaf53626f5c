package dev.heddle.samples.bench;

import dev.heddle.ThrowingRunnable;

/**
 * A program whose number of inequivalent interleavings is known.
 *
 * @param name the program and its size, such as {@code lastzero(10)}
 * @param traces how many interleavings differ in the order of dependent operations
 * @param body the program
 */
record CountedProgram(String name, long traces, ThrowingRunnable body) {

    @Override
    public String toString() {
        return name;
    }
}
