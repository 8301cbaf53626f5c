package dev.heddle.linearizability;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jetbrains.lincheck.datastructures.Operation;

/** Which operations are done before, at once by each thread, and after. */
record Scenario(List<Call> before, List<List<Call>> parallel, List<Call> after) {

    /** One operation. */
    record Call(Method method, List<Object> arguments) {}

    /** Draws scenarios; the same ones each time. */
    static List<Scenario> generate(Class<?> structure, ScenarioOptions options) {
        List<Method> operations = operationsOf(structure);
        SplittableRandom chance = new SplittableRandom(options.seed());
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < options.count(); i++) {
            List<Call> before = draw(operations, options.before(), options, chance);
            List<List<Call>> parallel = new ArrayList<>();
            for (int thread = 0; thread < options.threads(); thread++) {
                parallel.add(draw(operations, options.operations(), options, chance));
            }
            scenarios.add(new Scenario(before, parallel, draw(operations, options.after(), options, chance)));
        }
        return scenarios;
    }

    static List<Method> operationsOf(Class<?> structure) {
        List<Method> operations = new ArrayList<>();
        for (Method method : structure.getMethods()) {
            if (method.isAnnotationPresent(Operation.class) && !method.isBridge()) {
                method.setAccessible(true);
                operations.add(method);
            }
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(
                    structure.getName() + " has no public method with the annotation " + Operation.class.getName());
        }
        operations.sort(Comparator.comparing(Method::toString)); // the JVM has them in any order
        return operations;
    }

    private static List<Call> draw(List<Method> from, int count, ScenarioOptions options, SplittableRandom chance) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Method method = from.get(chance.nextInt(from.size()));
            List<Object> arguments = new ArrayList<>();
            for (Class<?> type : method.getParameterTypes()) {
                arguments.add(value(type, chance.nextInt(options.least(), options.largest() + 1), method));
            }
            calls.add(new Call(method, arguments));
        }
        return calls;
    }

    private static Object value(Class<?> type, int drawn, Method method) {
        if (type == int.class || type == Integer.class || type == Object.class) {
            return drawn;
        } else if (type == long.class || type == Long.class) {
            return (long) drawn;
        } else if (type == boolean.class || type == Boolean.class) {
            return (drawn & 1) == 0;
        } else if (type == String.class) {
            return Integer.toString(drawn);
        }
        throw new IllegalArgumentException("no values of " + type.getName() + " can be drawn for " + method);
    }

    /** Does these operations, one after the other. What they throw is part of the history. */
    static void run(List<Call> calls, History history, Object instance) {
        for (Call call : calls) {
            Object[] arguments = call.arguments().toArray();
            Method method = call.method();
            history.perform(method.getName(), () -> History.reflected(method, instance, arguments), arguments);
        }
    }
}
