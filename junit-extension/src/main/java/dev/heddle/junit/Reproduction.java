package dev.heddle.junit;

import dev.heddle.DamagedSchedule;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ForeignProgramSchedule;
import dev.heddle.ForeignVersionSchedule;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.kept.KeptSchedule;
import dev.heddle.internal.kept.KeptSchedules;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.results.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Explores one test, but first runs the schedules that are known: the one to be replayed, or the one that the test failed in
 * last time. One that doesn't fit the test any more says so in a note, and the test is explored as if there were none.
 */
final class Reproduction {

    private final Explorer explorer;
    private final ThrowingRunnable test;
    private final TestName name;
    private final KeptSchedules kept;
    private final List<String> notes = new ArrayList<>();
    private boolean replayed;

    /**
     * What is to be explored.
     *
     * @param explorer with all options but the schedule to be replayed
     */
    Reproduction(Explorer explorer, ThrowingRunnable test, TestName name, KeptSchedules kept) {
        this.explorer = explorer;
        this.test = test;
        this.name = name;
        this.kept = kept;
    }

    /** What is to be known about known schedules, in sentences. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether the result is that of the one schedule that was to be replayed. */
    boolean isReplay() {
        return replayed;
    }

    /**
     * Explores.
     *
     * @throws ExtensionConfigurationException if the token to be replayed is none
     */
    Exploration<Void> explore(List<Level> levels) {
        Exploration<Void> asked = asked(levels);
        Exploration<Void> found = asked == null ? known(levels) : asked;
        replayed = asked != null;
        if (asked != null && asked.failures().isEmpty()) {
            notes.addAll(asked.notes());
        }
        found.failure()
                .filter(failure -> failure.kind() != FailureKind.NONDETERMINISM) // no schedule of it can be trusted
                .ifPresent(this::keep);
        return with(found, found.failures());
    }

    private void keep(Failure failure) {
        String token = failure.schedule().token();
        kept.keep(
                name,
                KeptSchedule.of(name, token, failure.kind().name(), failure.summary(), Version.current()),
                notes::add);
    }

    /** The replay that an annotation or a property asks for; null if none does, or if it can't be done. */
    private @Nullable Exploration<Void> asked(List<Level> levels) {
        try {
            Optional<Schedule> schedule = Setting.REPLAY.value(levels);
            return schedule.isEmpty()
                    ? null
                    : replay(
                            schedule.get(),
                            "The schedule to be replayed",
                            "It was explored instead; remove the replay.");
        } catch (ExtensionConfigurationException malformed) {
            if (malformed.getCause() instanceof ForeignVersionSchedule foreign) {
                notes.add("The schedule to be replayed, " + foreign.token() + ", is of another version of Heddle."
                        + " The test was explored instead; remove the replay.");
                return null;
            }
            throw malformed;
        }
    }

    /** The result of a schedule; null, and a note, if it isn't one of this test. */
    private @Nullable Exploration<Void> replay(Schedule schedule, String subject, String consequence) {
        try {
            Exploration<Void> result = explorer.replay(schedule).explore(test);
            if (result.failures().stream().noneMatch(Reproduction::isOfReplay)) {
                return result;
            }
            notes.add(subject + ", " + schedule.token()
                    + ", can't be replayed: the test makes other choices than when it was"
                    + " recorded, since it or the code under test was changed. " + consequence);
        } catch (ForeignProgramSchedule foreign) {
            notes.add(subject + ", " + schedule.token()
                    + ", is of another test, or of this one before it or the code under test" + " was changed. "
                    + consequence);
        }
        return null;
    }

    private static boolean isOfReplay(Failure failure) {
        return failure instanceof FailureRecord.Holder holder
                && holder.failureRecord().origin() == FailureRecord.Origin.DIVERGED_REPLAY;
    }

    private Exploration<Void> known(List<Level> levels) {
        Exploration<Void> again = kept.of(name, notes::add).map(this::again).orElse(null);
        if (again == null) {
            return explorer.explore(test);
        }
        if (Setting.ON_FAILURE.value(levels).orElse(OnFailure.STOP) == OnFailure.STOP) {
            notes.add("This schedule was kept from an earlier run, and tried first; nothing else was explored.");
            return again;
        }
        notes.add("The first schedule was kept from an earlier run, and tried first.");
        return joined(again, explorer.explore(test));
    }

    /** The result of the kept schedule if it fails still; null if not, and then it is forgotten. */
    private @Nullable Exploration<Void> again(KeptSchedule known) {
        Exploration<Void> again = replayed(known);
        if (again != null && again.verdict() == Verdict.FAILED) {
            return again;
        }
        if (again != null) {
            String by = known.heddle().equals(Version.current()) ? "" : " by Heddle " + known.heddle();
            notes.add("The schedule kept from an earlier run" + by + ", " + known.token() + " (" + known.kind() + ": "
                    + known.summary() + "), did not fail any more, and was removed: it seems that the bug is mended."
                    + " The test was explored.");
        }
        kept.forget(name, notes::add);
        return null;
    }

    private @Nullable Exploration<Void> replayed(KeptSchedule known) {
        String subject = "The schedule kept from an earlier run";
        String consequence = "It was removed, and the test explored.";
        try {
            return replay(Schedule.parse(known.token()), subject, consequence);
        } catch (ForeignVersionSchedule foreign) {
            notes.add(subject + ", " + known.token() + ", is of another version of Heddle. " + consequence);
        } catch (DamagedSchedule damaged) {
            notes.add(subject + ", " + known.token() + ", is damaged. " + consequence);
        }
        return null;
    }

    /** What a longer search finds, after what was known. */
    private Exploration<Void> joined(Exploration<Void> known, Exploration<Void> found) {
        List<Failure> failures = new ArrayList<>(known.failures());
        found.failures().stream()
                .filter(failure -> known.failures().stream()
                        .noneMatch(other -> other.kind() == failure.kind()
                                && other.summary().equals(failure.summary())))
                .forEach(failures::add);
        return with(found, failures);
    }

    private Exploration<Void> with(Exploration<Void> found, List<Failure> failures) {
        List<String> all = new ArrayList<>(found.notes());
        notes.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return new Exploration<>(
                failures.isEmpty() ? found.verdict() : Verdict.FAILED,
                found.executions(),
                found.redundant(),
                found.discarded(),
                found.outcomes(),
                failures,
                found.statistics(),
                all);
    }
}
