package dev.heddle.junit;

import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.results.FinishedTests;
import dev.heddle.internal.results.Reporter;
import dev.heddle.junit.TotalBudget.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** One test: what is set for it, its exploration, and what is told of that. */
final class ExploredTest {

    private final ExtensionContext test;
    private final TestName name;
    private final List<Level> levels;
    private final SuiteSetting.Properties properties;
    private final Output output;

    ExploredTest(ExtensionContext test) {
        this.test = test;
        this.name = Naming.of(test);
        this.levels = Level.of(test);
        this.properties = SuiteSetting.Properties.of(test);
        this.output = Output.of(properties);
    }

    Isolation isolation() {
        return Setting.ISOLATION.value(levels).orElse(Isolation.FAST);
    }

    /** Explores the test, which is run in each execution. */
    void run(ThrowingRunnable controlled) {
        Explorer explorer = explorer();
        Optional<Duration> total = SuiteSetting.TOTAL_BUDGET.value(properties);
        Reproduction reproduction;
        Exploration<Void> found;
        if (total.isPresent()) {
            Share share = TotalBudget.SHARED.take(total.get(), ownBudget());
            reproduction = reproduction(explorer.budget(share.given()), controlled);
            found = noted(reproduction.explore(levels), share, total.get());
            TotalBudget.SHARED.giveBack(share, found.statistics().elapsed());
        } else {
            reproduction = reproduction(explorer, controlled);
            found = reproduction.explore(levels);
        }
        tell(found, reproduction);
    }

    /** For a test that explores by itself. */
    Explorer ownExplorer() {
        return Setting.REPLAY.applied(explorer(), levels);
    }

    /** What the test is explored with, but for a schedule to be replayed. */
    private Explorer explorer() {
        Explorer explorer = Heddle.explorer();
        for (Setting<?> setting : Setting.ALL) {
            if (setting != Setting.REPLAY) {
                explorer = setting.applied(explorer, levels);
            }
        }
        return explorer;
    }

    private Reproduction reproduction(Explorer explorer, ThrowingRunnable controlled) {
        return new Reproduction(explorer, controlled, name, output.kept());
    }

    private Duration ownBudget() {
        return Setting.BUDGET.value(levels).orElse(Profile.of(properties).budget());
    }

    private static Exploration<Void> noted(Exploration<Void> found, Share share, Duration total) {
        if (found.verdict() != Verdict.INCONCLUSIVE
                || !share.cutShort(found.statistics().elapsed())) {
            return found;
        }
        List<String> notes = new ArrayList<>(found.notes());
        notes.add(share.note(total));
        return new Exploration<>(
                found.verdict(),
                found.executions(),
                found.redundant(),
                found.discarded(),
                found.outcomes(),
                found.failures(),
                found.statistics(),
                notes);
    }

    private void tell(Exploration<Void> found, Reproduction reproduction) {
        Reporter reporter = new Reporter(output.project(), output.reports(), Output::environment);
        Exploration<Void> exploration = reporter.report(found, name, reproduction.notes());
        test.publishReportEntry(VerdictEntries.of(exploration));
        FinishedTests.put(name, reporter.result(exploration, name, reproduction.notes()));
        exploration.throwIfFailed();
        ExpectedExecutions.of(levels, reproduction).check(exploration);
        if (exploration.executions() == 0 && exploration.discarded() > 0) {
            throw new TestAbortedException(
                    "All " + exploration.discarded() + " executions were discarded: no assumption held");
        }
    }
}
