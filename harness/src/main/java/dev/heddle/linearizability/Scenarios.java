package dev.heddle.linearizability;

import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.internal.session.InsideTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Generated tests of a data structure: each of them does operations drawn by chance on a new instance, in several threads at once, and
 * checks the history. An immutable set of options, each with a method that returns a changed copy. Which scenario an
 * execution runs is one of its choices, so that one exploration runs all of them.
 *
 * <pre>{@code
 * @AsyncTest
 * void isLinearizable() throws Exception {
 *     Linearizability.of(SequentialStack.class).scenarios(TreiberStack.class).threads(2).operations(2).seed(7).run();
 * }
 * }</pre>
 *
 * <p>Parameters are of type {@code int}, {@code long}, {@code boolean} or {@code String}.
 */
public final class Scenarios implements ThrowingRunnable {

    private final Linearizability linearizability;
    private final Class<?> structure;
    private final ScenarioOptions options;

    private Scenarios(Linearizability linearizability, Class<?> structure, ScenarioOptions options) {
        this.linearizability = linearizability;
        this.structure = structure;
        this.options = options;
    }

    static Scenarios of(Linearizability linearizability, Class<?> structure) {
        Scenario.operationsOf(Objects.requireNonNull(structure, "structure")); // says so at once if there are none
        return new Scenarios(linearizability, structure, ScenarioOptions.DEFAULT);
    }

    private Scenarios with(ScenarioOptions changed) {
        return new Scenarios(linearizability, structure, changed);
    }

    /** Threads at once; default 2. */
    public Scenarios threads(int n) {
        return with(options.withThreads(n));
    }

    /** Operations of each thread; default 2. */
    public Scenarios operations(int n) {
        return with(options.withOperations(n));
    }

    /** Operations before the threads start; default 0. */
    public Scenarios before(int n) {
        return with(options.withBefore(n));
    }

    /** Operations when the threads have ended; default 0. */
    public Scenarios after(int n) {
        return with(options.withAfter(n));
    }

    /** How many scenarios are made; default 10. */
    public Scenarios count(int n) {
        return with(options.withCount(n));
    }

    /** The seed of what is drawn; default 0. */
    public Scenarios seed(long seed) {
        return with(options.withSeed(seed));
    }

    /** The least and the largest number that is passed; default 1 and 3. */
    public Scenarios values(int least, int largest) {
        return with(options.withValues(least, largest));
    }

    /**
     * Runs one of the scenarios, inside of an exploration.
     *
     * @throws NotLinearizable if no order explains its history
     */
    @Override
    public void run() throws Exception {
        List<Scenario> scenarios = InsideTest.silently(() -> Scenario.generate(structure, options));
        Scenario scenario = scenarios.get(Heddle.choose(scenarios.size()));
        Object instance = made();
        History history = linearizability.record();
        Scenario.run(scenario.before(), history, instance);
        List<Thread> threads = new ArrayList<>();
        for (List<Scenario.Call> calls : scenario.parallel()) {
            threads.add(new Thread(() -> Scenario.run(calls, history, instance), "t" + (threads.size() + 1)));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Scenario.run(scenario.after(), history, instance);
        history.verify();
    }

    private Object made() throws Exception {
        Constructor<?> constructor = InsideTest.silently(() -> {
            for (Constructor<?> any : structure.getDeclaredConstructors()) {
                if (any.getParameterCount() == 0) {
                    any.setAccessible(true);
                    return any;
                }
            }
            throw new IllegalArgumentException(structure.getName() + " needs a constructor without parameters");
        });
        InsideTest.quiet(); // until the constructor itself runs
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }
}
