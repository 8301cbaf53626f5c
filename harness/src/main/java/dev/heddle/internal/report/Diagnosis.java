package dev.heddle.internal.report;

import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.ExecutionRecord.Step;
import dev.heddle.internal.report.ExecutionRecord.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in a sentence what an exception most likely came from: a thread accessed a variable twice, and meanwhile another one
 * did so, in a way that no order of the two threads' pieces explains. The patterns are those of Lu, Tucek, Qin and Zhou,
 * <i>AVIO: Detecting Atomicity Violations via Access Interleaving Invariants</i>, ASPLOS 2006; they are looked for in the
 * execution that failed, where values tell what came of it.
 */
public final class Diagnosis {

    /** The label of the sentence among the facts. */
    public static final String WHY = "why";

    /** One access. */
    private record Access(Step step, Value value) {

        boolean writes() {
            return value.left() != null;
        }

        String now() {
            String left = value.left();
            return left == null ? value.found() : left;
        }
    }

    /** Two accesses of one thread, and the last one of others in between. */
    private record Triple(Access first, Access between, Access second) {}

    /** A pattern, and where it was found. */
    private record Match(Pattern pattern, Triple triple) {}

    /**
     * What is to be said, for reports that don't only print it.
     *
     * @param variable the variable that it is about
     * @param steps the numbers of the three steps, ascending; the last one is decisive
     */
    public record Finding(String sentence, String variable, List<Integer> steps) {

        /** Makes a finding of a copy of the numbers. */
        public Finding {
            steps = List.copyOf(steps);
        }
    }

    /** From the most telling pattern to the least telling one. */
    private enum Pattern {
        LOST_UPDATE("%1$s read %2$s = %3$s, %4$s changed it to %5$s, and %1$s wrote %6$s over that") {
            @Override
            boolean fits(Triple t) {
                return !t.first.writes()
                        && t.between.writes()
                        && t.second.writes()
                        && !t.second.value.found().equals(t.first.value.found());
            }
        },
        CHANGED_READ("%1$s read %2$s = %3$s, %4$s changed it to %5$s, and %1$s then read %6$s") {
            @Override
            boolean fits(Triple t) {
                return !t.first.writes() && t.between.writes() && !t.second.writes() && changed(t);
            }
        },
        CHANGED_WRITE("%1$s set %2$s to %3$s, %4$s changed it to %5$s, and %1$s then read %6$s") {
            @Override
            boolean fits(Triple t) {
                return t.first.writes() && t.between.writes() && !t.second.writes() && changed(t);
            }
        },
        SEEN_BETWEEN("%1$s set %2$s to %3$s, %4$s read that, and %1$s then set it to %6$s") {
            @Override
            boolean fits(Triple t) {
                return t.first.writes() && !t.between.writes() && t.second.writes();
            }
        };

        private final String sentence;

        Pattern(String sentence) {
            this.sentence = sentence;
        }

        abstract boolean fits(Triple triple);

        static boolean changed(Triple t) {
            return !t.first.now().equals(t.second.value.found());
        }
    }

    private final List<String> threads;
    private final List<ExecutionRecord.Source> sources;
    private final Map<String, List<Access>> accesses = new LinkedHashMap<>();
    private final List<Integer> preemptions = new ArrayList<>();

    private Diagnosis(ExecutionRecord execution, List<String> threads) {
        this.threads = threads;
        this.sources = execution.sources();
        for (Step step : execution.steps()) {
            for (Value value : step.values()) {
                accesses.computeIfAbsent(value.variable(), unknown -> new ArrayList<>())
                        .add(new Access(step, value));
            }
            if (step.arrival() == Arrival.PREEMPTION) {
                preemptions.add(step.number());
            }
        }
    }

    /** What is to be said; nothing if no pattern is found. */
    public static List<Fact> of(ExecutionRecord execution, List<String> threads) {
        return new Diagnosis(execution, threads).facts();
    }

    /** The same in parts. */
    public static Optional<Finding> finding(ExecutionRecord execution, List<String> threads) {
        Diagnosis diagnosis = new Diagnosis(execution, threads);
        Match found = diagnosis.match();
        if (found == null) {
            return Optional.empty();
        }
        Triple t = found.triple;
        return Optional.of(new Finding(
                diagnosis.sentence(found.pattern, t),
                t.first.value.variable(),
                List.of(t.first.step.number(), t.between.step.number(), t.second.step.number())));
    }

    private List<Fact> facts() {
        Match found = match();
        if (found == null) {
            return List.of();
        }
        Triple t = found.triple;
        return List.of(Fact.of(WHY, sentence(found.pattern, t)), step(t.first), step(t.between), step(t.second));
    }

    private @Nullable Match match() {
        for (Pattern pattern : Pattern.values()) {
            Triple found = last(pattern);
            if (found != null) {
                return new Match(pattern, found);
            }
        }
        return null;
    }

    private String sentence(Pattern pattern, Triple t) {
        return String.format(
                pattern.sentence,
                name(t.first),
                t.first.value.variable(),
                t.first.now(),
                name(t.between),
                t.between.now(),
                t.second.now());
    }

    private Fact step(Access access) {
        ExecutionRecord.Location location = access.step.location();
        String where = location == null ? "" : location.file() + ":" + location.line();
        return Fact.of(
                "step " + access.step.number(), access.step.action() + " by " + name(access), where, source(location));
    }

    private String source(ExecutionRecord.@Nullable Location location) {
        for (ExecutionRecord.Source source : sources) {
            int line = location == null ? -1 : location.line() - source.first();
            boolean there = line >= 0 && line < source.lines().size();
            if (location != null
                    && there
                    && source.file().equals(location.file())
                    && location.type().startsWith(source.type())) {
                return source.lines().get(line).strip();
            }
        }
        return "";
    }

    private String name(Access access) {
        int thread = access.step.thread();
        return thread < threads.size() ? threads.get(thread) : "#" + thread;
    }

    /** The last one that a preemption made possible. */
    private @Nullable Triple last(Pattern pattern) {
        Triple last = null;
        for (List<Access> all : accesses.values()) {
            for (int second = all.size() - 1; second > 0; second--) {
                Triple triple = before(all, second);
                boolean later =
                        triple != null && (last == null || last.second.step.number() < triple.second.step.number());
                if (triple != null && later && isPreempted(triple) && pattern.fits(triple)) {
                    last = triple;
                }
            }
        }
        return last;
    }

    private static @Nullable Triple before(List<Access> all, int second) {
        int thread = all.get(second).step.thread();
        Access between = null;
        for (int i = second - 1; i >= 0; i--) {
            Access access = all.get(i);
            if (access.step.thread() == thread) {
                return between == null ? null : new Triple(access, between, all.get(second));
            }
            between = between == null || (access.writes() && !between.writes()) ? access : between;
        }
        return null;
    }

    private boolean isPreempted(Triple triple) {
        return preemptions.stream()
                .anyMatch(step -> triple.first.step.number() < step && step < triple.second.step.number());
    }
}
