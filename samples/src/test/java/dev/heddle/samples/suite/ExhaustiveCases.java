package dev.heddle.samples.suite;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.junit.Explore;

/** Explored exhaustively, on threads. */
@Explore(strategy = Strategy.EXHAUSTIVE, engine = Engine.THREAD, maxExecutions = 1_000, maxSteps = 5_000)
class ExhaustiveCases implements Families {}
