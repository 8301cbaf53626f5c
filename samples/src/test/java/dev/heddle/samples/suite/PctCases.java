package dev.heddle.samples.suite;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.junit.Explore;

/** Explored by random priorities of threads. */
@Explore(strategy = Strategy.PCT, engine = Engine.AUTO, maxExecutions = 100, maxSteps = 5_000)
class PctCases implements WaitingFamilies {}
