package dev.heddle.samples.suite;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.junit.Explore;

/** Explored by a random walk, on threads. */
@Explore(strategy = Strategy.RANDOM_WALK, engine = Engine.THREAD, maxExecutions = 100, maxSteps = 5_000)
class RandomWalkCases implements SharingFamilies {}
