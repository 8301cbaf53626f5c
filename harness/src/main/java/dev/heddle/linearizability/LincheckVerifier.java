package dev.heddle.linearizability;

import dev.heddle.internal.session.BootClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.jvm.agent.InstrumentationStrategy;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;

/** Lincheck's verifier of linearizability, of Lincheck 3.7, without its agent. */
final class LincheckVerifier {

    private static final String BOOT_CLASS = "sun.nio.ch.lincheck.Injections";
    private static final String BOOT_JAR = "bootstrap.jar";

    private final LinearizabilityVerifier verifier;

    LincheckVerifier(Class<?> specification) {
        prepare();
        this.verifier = new LinearizabilityVerifier(specification);
    }

    /** Whether some order explains the operations that returned, and those pending ones whose bits are set. */
    boolean explains(Shape shape, int happened) {
        List<List<Actor>> actors = new ArrayList<>();
        List<List<ResultWithClock>> results = new ArrayList<>();
        int threads = shape.threads().size() + Integer.bitCount(happened);
        for (List<Shape.Entry> thread : shape.threads()) {
            add(thread, threads, actors, results);
        }
        for (int i = 0; i < shape.pending().size(); i++) {
            if ((happened & 1 << i) != 0) {
                add(List.of(shape.pending().get(i)), threads, actors, results); // on its own, as nothing comes after it
            }
        }
        return verifier.verifyResults(
                new ExecutionScenario(List.of(), actors, List.of(), null),
                new ExecutionResult(List.of(), results, List.of()));
    }

    private static void add(
            List<Shape.Entry> thread, int threads, List<List<Actor>> actors, List<List<ResultWithClock>> results) {
        List<Actor> does = new ArrayList<>();
        List<ResultWithClock> has = new ArrayList<>();
        for (Shape.Entry entry : thread) {
            int[] clock = new int[threads];
            for (int i = 0; i < entry.after().size(); i++) {
                clock[i] = entry.after().get(i);
            }
            does.add(new Actor(entry.method(), entry.arguments()));
            has.add(new ResultWithClock(entry.result(), new HBClock(clock)));
        }
        actors.add(does);
        results.add(has);
    }

    /** What Lincheck's agent would do: the verifier asks it whether to transform the specification, and notes something in a class. */
    private static void prepare() {
        try {
            for (URL jar :
                    Collections.list(LincheckVerifier.class.getClassLoader().getResources(BOOT_JAR))) {
                if (jar.toString().contains("lincheck")) {
                    try (InputStream in = jar.openStream()) {
                        BootClasses.provide(BOOT_CLASS, in);
                    }
                }
            }
            Field strategy = LincheckInstrumentation.class.getDeclaredField("instrumentationStrategy");
            strategy.setAccessible(true);
            if (strategy.get(null) == null) {
                strategy.set(null, InstrumentationStrategy.EAGER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Lincheck's classes for the boot loader can't be read", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of Lincheck is not the one that Heddle's linearizability was made for, which is 3.7",
                    e);
        }
    }
}
