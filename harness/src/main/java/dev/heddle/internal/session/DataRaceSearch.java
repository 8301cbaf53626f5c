package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.internal.detect.FastTrack;
import dev.heddle.internal.explore.dpor.OptimalDpor;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.model.RaceDetector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for data races in the executions of a search, and keeps them until the search is over: a failed assertion says what
 * a race does, and goes before it.
 *
 * <p>A test that returns a value is an experiment: who runs it looks at the values that races lead to. There a race is
 * noted, and is no failure.
 *
 * <p>Executions are watched, but for most of an exhaustive search. That tells itself which of its executions may show a race;
 * only these are run once more, and watched then.
 */
final class DataRaceSearch {

    /**
     * Whether races are looked for, where no test says that they are ignored: {@code true} or {@code false}, or {@code all} if
     * those within libraries count as well.
     */
    static final String PROPERTY = "heddle.dataRaces";

    private static final int MOST_KEPT = 10;
    /** So many executions of an exhaustive search are watched in any case, should it not come to its end. */
    private static final int WATCHED = 200;
    /** Which part of the time is spent after a race, at least, to see whether it makes the test fail otherwise. */
    private static final double PART_TO_SEE_MORE = 0.1;

    private final Settings settings;
    private final Runner runner;
    private final CodeSiteTable sites;
    private final Map<Long, Runner.Summary> found = new LinkedHashMap<>();
    /** Races of executions that returned a value. */
    private final Map<Long, DataRace> experiments = new LinkedHashMap<>();

    private double foundAt;
    private boolean watching;
    private boolean timePasses;

    DataRaceSearch(Settings settings, Runner runner, CodeSiteTable sites) {
        this.settings = settings;
        this.runner = runner;
        this.sites = sites;
    }

    /**
     * Who judges accesses; null if nobody does.
     *
     * @throws IllegalArgumentException if the property has another value
     */
    static @Nullable RaceDetector detector(Settings settings) {
        return property().equals("false") || settings.ignored().contains(FailureKind.DATA_RACE)
                ? null
                : new FastTrack();
    }

    /** Which races are meant. */
    static IntendedRaces intended(Settings settings, CodeSiteTable sites, Supplier<List<Class<?>>> classes) {
        return new IntendedRaces(
                sites, property().equals("all") ? null : new OwnCode(classes), settings.allowedRaces());
    }

    private static String property() {
        String text = System.getProperty(PROPERTY, "").strip();
        return switch (text) {
            case "true", "false", "all" -> text;
            case "" -> "true";
            default ->
                throw new IllegalArgumentException("-D" + PROPERTY + "=" + text + " is none of true, false and all");
        };
    }

    /**
     * Runs an execution of an exhaustive search. It is watched if it is one of the first, or where the search can't tell of
     * all races, since the passing of time is an order to it, or calls of collections are not one operation, or not all
     * orders are run.
     */
    void run(OptimalDpor dpor, long execution) {
        watching = execution < WATCHED
                || timePasses
                || settings.preemptionBound() != Settings.UNBOUNDED
                || runner.world.insides().areOn();
        runner.watchForRaces(watching);
        runner.run(dpor);
        runner.watchForRaces(true);
    }

    /** Looks once more at an execution of an exhaustive search that was not watched, if it can have shown a race. */
    void lookAgain(OptimalDpor dpor, double timeUsed) {
        List<int[]> pairs = dpor.racing();
        timePasses |= dpor.timePassed();
        boolean suspicious = timePasses || pairs.stream().anyMatch(this::mayRace);
        if (!watching && suspicious && runner.seesRaces() && wantsMore()) {
            runner.replay(Runner.choices(runner.world.decisions()), null);
            look(timeUsed);
        }
    }

    /** Keeps the race that the last execution showed, if it was watched, and did not fail otherwise. */
    void look(double timeUsed) {
        Runner.Summary last = runner.summary();
        DataRace race = last.failure() == null ? null : last.failure().race();
        if (race == null || runner.world.discarded() || !wantsMore()) {
            return;
        }
        if (runner.world.result() != null) {
            experiments.putIfAbsent(race.places(), race);
            return;
        }
        foundAt = found.isEmpty() ? timeUsed : foundAt;
        found.putIfAbsent(race.places(), last);
    }

    private boolean wantsMore() {
        int kept = found.size() + experiments.size();
        return kept == 0 || (settings.onFailure() == OnFailure.CONTINUE && kept < MOST_KEPT);
    }

    private boolean mayRace(int[] pair) {
        return mayRace(pair[0]) && mayRace(pair[1]);
    }

    private boolean mayRace(int site) {
        CodeSite.Kind kind = sites.get(site).kind();
        return kind != CodeSite.Kind.MONITOR_ENTER && kind != CodeSite.Kind.MONITOR_EXIT;
    }

    /** Whether a race was found so long ago that there is no point in waiting for another failure. */
    boolean isDue(double timeUsed) {
        return !found.isEmpty() && settings.onFailure() == OnFailure.STOP && isLongAgo(foundAt, timeUsed);
    }

    /** Whether as much was spent again since then, and more than a little. */
    static boolean isLongAgo(double foundAt, double timeUsed) {
        return timeUsed >= foundAt + Math.max(foundAt, PART_TO_SEE_MORE);
    }

    /** Makes failures of what was found, unless there are others. */
    void report(Findings<?> findings, Explanation explanation) {
        for (DataRace race : experiments.values()) {
            findings.note("A data race, which is no failure where a test returns a value: "
                    + new RaceReport(sites, race).summary()
                    + ". What it can return is told for memory that is sequentially consistent.");
        }
        experiments.clear();
        DataRace inLibraries = runner.raceInLibraries();
        if (inLibraries != null) {
            findings.note("A data race within libraries, which is taken to be meant: "
                    + new RaceReport(sites, inLibraries).summary() + ".");
        }
        if (found.isEmpty() || !findings.failures().isEmpty()) {
            return;
        }
        for (Runner.Summary race : found.values()) {
            Failure failure = explanation.of(race, FailureKind.DATA_RACE, runner, settings, findings);
            findings.failed(failure);
        }
        found.clear();
    }
}
