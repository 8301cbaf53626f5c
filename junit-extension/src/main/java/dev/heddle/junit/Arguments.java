package dev.heddle.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method is called with: some of it is the same in each execution, some isn't. */
final class Arguments {

    private final @Nullable Object[] resolved;
    private final List<Anew> anew;

    /** One that is another one in each execution. */
    record Anew(int index, Wanted wanted) {}

    /**
     * Arguments.
     *
     * @param resolved all; those that aren't the same in each execution are ignored
     */
    Arguments(List<?> resolved, List<Anew> anew) {
        this.resolved = resolved.toArray();
        this.anew = List.copyOf(anew);
    }

    /** Whether one is a task group. */
    boolean wantGroup() {
        return anew.stream().anyMatch(each -> each.wanted == Wanted.Given.GROUP);
    }

    /** Those of this execution. */
    @Nullable
    Object[] in(Execution execution) throws Throwable {
        if (anew.isEmpty()) {
            return resolved;
        }
        @Nullable Object[] arguments = resolved.clone();
        for (Anew each : anew) {
            arguments[each.index] = execution.value(each.wanted);
        }
        return arguments;
    }
}
