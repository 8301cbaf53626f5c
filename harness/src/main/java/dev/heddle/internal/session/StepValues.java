package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.report.ExecutionRecord.Value;
import dev.heddle.internal.runtime.ObjectNames;
import dev.heddle.internal.runtime.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the steps of an execution found in variables, and left there, as far as that means something to a user. */
final class StepValues {

    /** The variables of these are their own affair; what lies in them is told by what threads do. */
    private static final String JDK = "java.";

    private static final String ATOMIC = "java.util.concurrent.atomic.";

    private final Map<Integer, List<Value>> byStep = new HashMap<>();
    private final Set<String> ofSeveral = new HashSet<>();
    private final ObjectNames names;

    StepValues(CodeSiteTable sites, Trace trace) {
        names = trace.names();
        List<Trace.Look> looks = trace.looks();
        Map<String, Object> owners = new HashMap<>();
        for (Trace.Look look : looks) {
            Object owner = look.of();
            Object known = owner == null ? null : owners.putIfAbsent(look.variable(), owner);
            if (known != null && known != owner) {
                ofSeveral.add(look.variable());
            }
        }
        Map<Integer, Map<String, Value>> all = new LinkedHashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            if (means(looks.get(i), trace.steps(), sites)) {
                Trace.Look look = looks.get(i);
                Value value = new Value(name(look), look.value(), left(look, trace.left(i)));
                all.computeIfAbsent(look.step(), step -> new LinkedHashMap<>())
                        .merge(value.variable(), value, StepValues::joined);
            }
        }
        all.forEach((step, values) -> byStep.put(step, new ArrayList<>(values.values())));
    }

    /** Of a step, counted from 0; in the order in which it accessed them. */
    List<Value> of(int step) {
        return byStep.getOrDefault(step, List.of());
    }

    /** What a step did, with the values: {@code read Account.balance = 100}, {@code write Account.balance: 100 → 110}. */
    String into(String action, int step) {
        List<Value> all = of(step);
        if (all.size() != 1) {
            return action;
        }
        Value value = all.get(0);
        String left = value.left();
        String shown = left == null ? " = " + value.found() : ": " + value.found() + " → " + left;
        String field = value.variable().substring(value.variable().lastIndexOf('.') + 1);
        boolean isNamed = action.endsWith("." + field) || value.variable().endsWith(".value") || action.endsWith("]");
        return isNamed ? action + shown : action + ", " + value.variable() + shown;
    }

    private static @Nullable String left(Trace.Look look, String left) {
        boolean unchanged = look.access() == Trace.Look.Kind.COMPARE && left.equals(look.value());
        return left.isEmpty() || unchanged ? null : left;
    }

    /** One step that accesses a variable twice finds what the first finds, and leaves what the last leaves. */
    private static Value joined(Value first, Value last) {
        return new Value(first.variable(), first.found(), last.left() == null ? first.left() : last.left());
    }

    private static boolean means(Trace.Look look, List<Trace.Step> steps, CodeSiteTable sites) {
        Object owner = look.of();
        if (owner == null) {
            return !look.variable().startsWith(JDK);
        }
        if (owner.getClass().isArray()) {
            boolean within = look.step() >= 0 && steps.get(look.step()).kind() == OperationKind.CALL;
            return !within || owner.getClass().getComponentType().isPrimitive(); // the JDK's tables are its own affair
        }
        if (look.variable().startsWith("the size of ")) {
            return true;
        }
        String type = owner.getClass().getName();
        return type.startsWith(ATOMIC)
                ? look.variable().endsWith(".value") && isUsers(look, steps, sites)
                : !type.startsWith(JDK);
    }

    /** Whether the user's code calls the atomic variable itself, and not something of the JDK's that has one inside. */
    private static boolean isUsers(Trace.Look look, List<Trace.Step> steps, CodeSiteTable sites) {
        Object owner = look.of();
        Trace.Step step = look.step() < 0 ? null : steps.get(look.step());
        String called = step == null ? "" : sites.get(step.place()).member();
        return owner != null
                && (called.isEmpty() || called.contains(owner.getClass().getSimpleName() + "."));
    }

    /** With the object's number where the execution knows several of its class. */
    private String name(Trace.Look look) {
        Object owner = look.of();
        String variable = look.variable();
        if (owner == null || !ofSeveral.contains(variable)) {
            return variable.startsWith("the size of ") ? variable : brief(variable);
        }
        String object = names.of(owner);
        int part = variable.startsWith("the size of ")
                ? -1
                : variable.indexOf(owner.getClass().isArray() ? '[' : '.');
        return part < 0
                ? "the size of " + object
                : owner.getClass().isArray()
                        ? object.replace("[]", "") + variable.substring(part)
                        : object + variable.substring(variable.lastIndexOf('.'));
    }

    /** The name of a member, without the classes around the one that it belongs to. */
    static String brief(String member) {
        int last = member.lastIndexOf('.', member.lastIndexOf('.') - 1);
        return member.substring(last + 1);
    }
}
