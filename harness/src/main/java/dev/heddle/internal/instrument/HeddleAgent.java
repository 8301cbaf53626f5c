package dev.heddle.internal.instrument;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent's door, for {@code -javaagent:heddle-harness.jar}; without it {@link Installation} attaches by itself. */
public final class HeddleAgent {

    private static volatile @Nullable Instrumentation instrumentation;

    private HeddleAgent() {}

    /** Called by the JVM before {@code main}: weaves from the first class of the application on. */
    public static void premain(@Nullable String options, Instrumentation given) {
        agentmain(options, given);
    }

    /** Called by the JVM when the agent is attached to it. */
    public static void agentmain(@Nullable String options, Instrumentation given) {
        instrumentation = given;
        try {
            Installation.ensure();
        } catch (NoClassDefFoundError missing) {
            throw InstallationException.incompleteClassPath(missing);
        }
    }

    static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }
}
