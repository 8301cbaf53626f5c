package dev.heddle.samples.asyncio;

import dev.heddle.FailureKind;
import dev.heddle.async.LoopProblem;
import java.util.List;

/**
 * A bug that asyncio had.
 *
 * @param issue its number in CPython's tracker, of which those of before 2022 begin with {@code bpo}
 * @param title what happens
 * @param broken a program that has it
 * @param found the execution that fails first, when all orders are explored
 * @param kind how it fails then
 * @param mended the same program without it
 * @param executions how many the mended one has
 */
record Bug(String issue, String title, Program broken, long found, FailureKind kind, Program mended, long executions) {

    /** What the main task of a loop runs. */
    interface Program {

        /**
         * Runs it.
         *
         * @param told what the loop's exception handler was told of, up to now
         */
        void run(List<LoopProblem> told) throws Exception;
    }

    @Override
    public String toString() {
        return issue + ": " + title;
    }
}
