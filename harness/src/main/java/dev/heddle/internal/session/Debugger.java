package dev.heddle.internal.session;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Whether this JVM was started so that a debugger can stop it, and time says nothing about what its threads do. */
final class Debugger {

    private static final boolean ATTACHES = attaches();

    private Debugger() {}

    static boolean canStopThisJvm() {
        return ATTACHES;
    }

    private static boolean attaches() {
        try {
            return isAsked(ManagementFactory.getRuntimeMXBean().getInputArguments());
        } catch (LinkageError | RuntimeException notAllowed) {
            return false;
        }
    }

    /** Whether one of the arguments of a JVM makes it listen to a debugger. */
    static boolean isAsked(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.matches("-(agentlib:|Xrun)jdwp([=:].*)?"));
    }
}
