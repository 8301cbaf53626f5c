package dev.heddle.samples.suite;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.junit.Explore;

/** Explored exhaustively where there is little to do, else by chance. */
@Explore(strategy = Strategy.AUTO, engine = Engine.AUTO, maxExecutions = 100, maxSteps = 5_000)
class AutoCases implements Families {}
