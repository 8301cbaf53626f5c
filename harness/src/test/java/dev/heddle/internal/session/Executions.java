package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Timing;
import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.bootstrap.CollectionHooks;
import dev.heddle.internal.detect.FastTrack;
import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.runtime.ThreadNames;
import dev.heddle.internal.runtime.WorldOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Executions of a test that a strategy of the caller's own decides, with no search around it. */
final class Executions {

    private static final int MOST_STEPS = 10_000;

    private Executions() {}

    /** Lets somebody run a test, when it was run once so that its classes are initialised. All accesses are judged. */
    static void of(
            Callable<?> test,
            Engine engine,
            Timing timing,
            Cancellation cancellation,
            Granularity collections,
            Consumer<Runner> runs)
            throws InterruptedException {
        Installation.ensure().weaveCollections();
        WorldOptions options = new WorldOptions(
                MOST_STEPS,
                Long.MAX_VALUE,
                timing,
                0,
                cancellation,
                ThreadNames.NONE,
                Set.of(),
                0,
                Installation.ensure().sites(),
                collections,
                List::of,
                new FastTrack(),
                race -> false,
                null);
        Thread caller = Thread.currentThread();
        Throwable[] thrown = new Throwable[1];
        Carrier driver = new Carrier(caller.getThreadGroup(), () -> run(test, engine, options, caller, runs), "driver");
        driver.setUncaughtExceptionHandler((thread, problem) -> thrown[0] = problem);
        driver.start();
        driver.join();
        if (thrown[0] != null) {
            throw new AssertionError(thrown[0]);
        }
    }

    private static void run(
            Callable<?> test, Engine engine, WorldOptions options, Thread caller, Consumer<Runner> runs) {
        Runner runner = new Runner(engine, (Carrier) Thread.currentThread(), options, caller, test);
        CollectionHooks.open();
        try {
            runner.trace(); // classes are initialised
            runs.accept(runner);
        } finally {
            CollectionHooks.close();
            runner.engine.close();
        }
    }
}
