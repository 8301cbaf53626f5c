/**
 * Five lock-free structures, each with a mistake that people make and without it: the mistake is found, and its absence verified
 * by running one schedule of each class of equivalent ones.
 */
package dev.heddle.samples.linearizability;
