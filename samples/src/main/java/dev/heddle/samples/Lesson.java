package dev.heddle.samples;

import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;

/**
 * A program with a concurrency bug, and the same program mended.
 *
 * @param number its place in the course, from 1
 * @param title the bug's name
 * @param moral what goes wrong and what mends it, in one line of at most 100 characters
 * @param expected the kind in which the broken program fails in some schedule
 * @param broken the program with the bug
 * @param mended the program without it: fails in no schedule
 */
public record Lesson(
        int number,
        String title,
        String moral,
        FailureKind expected,
        ThrowingRunnable broken,
        ThrowingRunnable mended) {

    @Override
    public String toString() {
        return number + " " + title;
    }
}
