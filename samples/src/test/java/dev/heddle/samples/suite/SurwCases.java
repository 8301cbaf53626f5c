package dev.heddle.samples.suite;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.junit.Explore;

/** Explored by what few variables are used for, on threads. */
@Explore(strategy = Strategy.SURW, engine = Engine.THREAD, maxExecutions = 100, maxSteps = 5_000)
class SurwCases implements WaitingFamilies {}
