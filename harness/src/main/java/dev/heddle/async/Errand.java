package dev.heddle.async;

/** A callback of the library's own, which says what it does. */
interface Errand extends Runnable {

    /** The name of the task that goes on by it, or what it is. */
    String words();
}
