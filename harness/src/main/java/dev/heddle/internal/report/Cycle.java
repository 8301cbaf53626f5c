package dev.heddle.internal.report;

import java.util.List;

/**
 * Threads that wait for each other in a circle.
 *
 * @param nodes a thread, what it waits for, the thread that has it, what that one waits for, and so on; the first isn't
 *     repeated at the end
 */
public record Cycle(List<String> nodes) {

    /** Makes a cycle of a copy of its nodes. */
    public Cycle {
        nodes = List.copyOf(nodes);
    }

    /** A cycle of these nodes. */
    public static Cycle of(String... nodes) {
        return new Cycle(List.of(nodes));
    }
}
