package dev.heddle.samples.suite;

/** The families whose tests are about what threads share, and about time. */
interface SharingFamilies
        extends Counters, Collections, Tasks, Futures, Times, Memory, Statics, Words, VirtualThreads {}
