package dev.heddle.samples.suite;

/** The families whose tests are about threads that wait for each other. */
interface WaitingFamilies extends Threads, Monitors, Locks, Synchronizers, Queues {}
