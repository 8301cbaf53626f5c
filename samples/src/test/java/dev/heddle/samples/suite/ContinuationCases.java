package dev.heddle.samples.suite;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.junit.Explore;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Explored exhaustively, on continuations. */
@EnabledForJreRange(minVersion = 24)
@Explore(strategy = Strategy.EXHAUSTIVE, engine = Engine.CONTINUATION, maxExecutions = 1_000, maxSteps = 5_000)
class ContinuationCases implements Families {}
