package dev.heddle.async;

import java.time.Duration;

/**
 * How a loop runs; it never changes, each method returns another one.
 *
 * <pre>{@code
 * Async.run(EventLoop.debug().slowStep(Duration.ofMillis(20)), () -> serve());
 * }</pre>
 */
public final class LoopOptions {

    private static final Duration SLOW_STEP = Duration.ofMillis(100);

    static final LoopOptions DEFAULTS =
            new LoopOptions(Mode.PLAIN, SLOW_STEP, ReadyOrder.FIFO, LoopExceptionHandler.LOG);

    private enum Mode {
        PLAIN,
        DEBUG
    }

    private final Mode mode;
    private final Duration slowStep;
    private final ReadyOrder readyOrder;
    private final LoopExceptionHandler exceptionHandler;

    private LoopOptions(Mode mode, Duration slowStep, ReadyOrder readyOrder, LoopExceptionHandler exceptionHandler) {
        this.mode = mode;
        this.slowStep = slowStep;
        this.readyOrder = readyOrder;
        this.exceptionHandler = exceptionHandler;
    }

    /** Looks for what Python's debug mode looks for; see {@link LoopProblem.Kind}. */
    public LoopOptions debug() {
        return new LoopOptions(Mode.DEBUG, slowStep, readyOrder, exceptionHandler);
    }

    /** In debug mode, a step longer than this is told of; 0.1 s by default. */
    public LoopOptions slowStep(Duration longest) {
        return new LoopOptions(mode, longest, readyOrder, exceptionHandler);
    }

    /** Which of the ready callbacks runs next; the first by default. */
    public LoopOptions readyOrder(ReadyOrder order) {
        return new LoopOptions(mode, slowStep, order, exceptionHandler);
    }

    /** Who is told of what went wrong; a log by default. */
    public LoopOptions exceptionHandler(LoopExceptionHandler handler) {
        return new LoopOptions(mode, slowStep, readyOrder, handler);
    }

    boolean isDebug() {
        return mode == Mode.DEBUG;
    }

    Duration slowStep() {
        return slowStep;
    }

    ReadyOrder readyOrder() {
        return readyOrder;
    }

    LoopExceptionHandler exceptionHandler() {
        return exceptionHandler;
    }
}
