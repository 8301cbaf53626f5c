package dev.heddle.async;

/** Is told of what went wrong in a loop. */
@FunctionalInterface
public interface LoopExceptionHandler {

    /**
     * Writes it to the {@code System.Logger} named {@code dev.heddle.async}: what was thrown as an error, the rest as a
     * warning.
     */
    LoopExceptionHandler LOG = (loop, problem) -> System.getLogger("dev.heddle.async")
            .log(
                    problem.exception() == null ? System.Logger.Level.WARNING : System.Logger.Level.ERROR,
                    problem.message(),
                    problem.exception());

    /** Called in the thread that runs the loop; must not await anything. */
    void handle(EventLoop loop, LoopProblem problem);
}
