package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.statics.Variables;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what variables hold before accesses, and after those that write, where an execution will be told of. */
final class ValueRecorder {

    private final World world;

    /** The last access that writes, until it is known what it left. */
    private @Nullable Written written;

    /** A variable, and what has been noted of an access. */
    private record Written(
            Trace trace,
            int look,
            OperationKind operation,
            @Nullable Object on,
            long part,
            int where,
            @Nullable Object handle) {}

    ValueRecorder(World world) {
        this.world = world;
    }

    /** Writes down what an operation finds. */
    void look(OperatingThread thread, OperationKind operation, @Nullable Object on, long part, int where) {
        Trace kept = world.trace;
        if (kept == null) {
            return;
        }
        settle();
        Variables.Held held = held(operation, on, part, where, thread.handle);
        if (held == null) {
            return;
        }
        int seen = (where & CodeSiteTable.JDK) == 0 ? where : thread.callSite;
        boolean compares = operation == OperationKind.HANDLE && thread.expects != OperatingThread.NOTHING;
        Trace.Look.Kind access =
                (where & 1) == 0 ? Trace.Look.Kind.READ : compares ? Trace.Look.Kind.COMPARE : Trace.Look.Kind.WRITE;
        int step = kept.steps().size() - 1;
        int place = kept.look(new Trace.Look(thread.id, held.variable(), on, held.value(), seen, step, access));
        if (place >= 0 && (access != Trace.Look.Kind.READ || operation == OperationKind.CALL)) {
            written = new Written(kept, place, operation, on, part, where, thread.handle);
        }
    }

    /** The execution is over; threads that have not ended are unwound next. */
    void over() {
        settle();
        Trace kept = world.trace;
        if (kept != null) {
            kept.over(world);
        }
    }

    /** Writes down what the last access has left; called before anything else happens. */
    void settle() {
        Written last = written;
        if (last != null) {
            written = null;
            Variables.Held held = held(last.operation, last.on, last.part, last.where, last.handle);
            if (held != null) {
                last.trace.left(last.look, held.value());
            }
        }
    }

    private Variables.@Nullable Held held(
            OperationKind operation, @Nullable Object on, long part, int where, @Nullable Object handle) {
        Variables variables = world.events.variables;
        return switch (operation) {
            case FIELD -> variables.field(on, where);
            case ELEMENT -> variables.element(Objects.requireNonNull(on), (int) part);
            case HANDLE ->
                handle != null
                        ? variables.handle((VarHandle) handle, on, (int) part)
                        : on == null ? null : variables.offset(on, part);
            case CALL -> on == null ? null : variables.whole(on);
            default -> null;
        };
    }
}
