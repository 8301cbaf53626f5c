package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.heddle.ExplorationFailure;
import dev.heddle.it.junit.MendedCase;
import dev.heddle.it.junit.MendedCase.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Runs the same test twice, and looks what the second run makes of the schedule that the first one kept. */
class ReproductionTest {

    private static final String KEPT = "tried first; nothing else was explored.";

    @TempDir
    private Path reports;

    @BeforeEach
    @AfterEach
    void breakTheCode() {
        MendedCase.code = Code.BROKEN;
    }

    private EngineExecutionResults run(String method, String... more) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("heddle.reports", reports.toString());
        parameters.put("heddle.keep", "build");
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        String parameter = method.equals("repeated") ? "org.junit.jupiter.api.RepetitionInfo" : "";
        return TestKit.run(selectMethod(MendedCase.class, method, parameter), parameters);
    }

    private EngineExecutionResults replay(String token, String method, String... more) {
        System.setProperty("heddle.replay", token);
        try {
            return run(method, more);
        } finally {
            System.clearProperty("heddle.replay");
        }
    }

    private Path kept(String name) {
        return reports.resolve("kept").resolve("dev.heddle.it.junit.MendedCase").resolve(name + ".txt");
    }

    private static String notes(EngineExecutionResults results) {
        return TestKit.entries(results).getOrDefault("heddle.notes", "");
    }

    @Test
    void keepsTheFailingScheduleInAFileForPeople() throws IOException {
        EngineExecutionResults found = run("test");

        assertThat(Files.readString(kept("test"))).isEqualTo("""
                        # Heddle runs this test in this order first, reports at once if it fails, and else removes the file:
                        # then the bug is mended, or the test is another one than it was.
                        test     dev.heddle.it.junit.MendedCase.test
                        shown    test()
                        id       [engine:junit-jupiter]/[class:dev.heddle.it.junit.MendedCase]/[method:test()]
                        token    %s
                        kind     EXCEPTION
                        summary  AssertionFailedError: expected: <2> but was: <1>
                        heddle   %s
                        """.formatted(
                        TestKit.entries(found).get("heddle.schedule"), dev.heddle.internal.results.Version.current()));
        assertThat(notes(found)).doesNotContain("kept");
    }

    @Test
    void triesTheKeptScheduleFirstWhateverTheStrategy() {
        String token = TestKit.entries(run("test")).get("heddle.schedule");

        EngineExecutionResults again = run("test", "heddle.strategy", "RANDOM_WALK", "heddle.seed", "99");

        assertThat(TestKit.entries(again))
                .containsEntry("heddle.verdict", "FAILED")
                .containsEntry("heddle.executions", "1")
                .containsEntry("heddle.schedule", token);
        assertThat(notes(again)).contains(KEPT);
        assertThat(TestKit.failure(again))
                .isInstanceOf(ExplorationFailure.class)
                .hasMessageContaining(KEPT);
        assertThat(kept("test")).exists();
    }

    @Test
    void forgetsAScheduleThatDoesNotFailAnyMoreAndExploresAll() {
        run("test");
        MendedCase.code = Code.MENDED;

        EngineExecutionResults mended = TestKit.succeeding(run("test", "heddle.ignoring", "DATA_RACE"));

        assertThat(TestKit.entries(mended)).containsEntry("heddle.verdict", "VERIFIED");
        assertThat(Integer.parseInt(TestKit.entries(mended).get("heddle.executions")))
                .isGreaterThan(1);
        assertThat(notes(mended))
                .contains(
                        "(EXCEPTION: AssertionFailedError: expected: <2> but was: <1>), did not fail any more, and was"
                                + " removed: it seems that the bug is mended. The test was explored.");
        assertThat(kept("test")).doesNotExist();
        assertThat(notes(run("test", "heddle.ignoring", "DATA_RACE"))).doesNotContain("mended");
    }

    @Test
    void forgetsAScheduleOfTheCodeBeforeItWasChanged() {
        String token = TestKit.entries(run("test")).get("heddle.schedule");
        MendedCase.code = Code.CHANGED;

        EngineExecutionResults changed = TestKit.succeeding(run("test"));

        assertThat(TestKit.entries(changed)).containsEntry("heddle.verdict", "VERIFIED");
        assertThat(notes(changed))
                .contains("The schedule kept from an earlier run, " + token
                        + ", is of another test, or of this one before it"
                        + " or the code under test was changed. It was removed, and the test explored.");
        assertThat(kept("test")).doesNotExist();
    }

    @Test
    void forgetsAScheduleThatAsksForAChoiceThatThereIsNoMore() {
        run("chooses");
        MendedCase.code = Code.CHANGED;

        EngineExecutionResults changed = TestKit.succeeding(run("chooses"));

        assertThat(TestKit.entries(changed)).containsEntry("heddle.verdict", "VERIFIED");
        assertThat(notes(changed))
                .contains("can't be replayed: the test makes other choices than when it was recorded");
        assertThat(kept("chooses")).doesNotExist();
    }

    @Test
    void forgetsAScheduleOfAnotherVersion() throws IOException {
        run("test");
        Files.writeString(kept("test"), Files.readString(kept("test")).replaceAll("token    h1:.*", "token    h9:abc"));

        EngineExecutionResults again = run("test");

        assertThat(TestKit.entries(again)).containsEntry("heddle.verdict", "FAILED");
        assertThat(notes(again))
                .contains("h9:abc, is of another version of Heddle. It was removed, and the test explored.");
        assertThat(Files.readString(kept("test"))).contains("token    h1:");
    }

    @Test
    void ignoresADamagedFile() throws IOException {
        Files.createDirectories(kept("test").getParent());
        Files.writeString(kept("test"), "half a fi");
        MendedCase.code = Code.CHANGED;

        EngineExecutionResults results = TestKit.succeeding(run("test"));

        assertThat(notes(results))
                .contains("holds no schedule: it has no line that begins with \"id\". It was ignored");
        assertThat(kept("test")).hasContent("half a fi");
    }

    @Test
    void ignoresAFileOfAnotherTest() throws IOException {
        run("test");
        Files.writeString(kept("test"), Files.readString(kept("test")).replace("[method:test()]", "[method:tEst()]"));
        MendedCase.code = Code.CHANGED;

        assertThat(notes(TestKit.succeeding(run("test")))).doesNotContain("kept");
    }

    @Test
    void saysWhatItCouldNotWriteAndFailsTheTestAllTheSame() throws IOException {
        Path file = Files.writeString(reports.resolve("a-file"), "in the way");

        EngineExecutionResults results =
                run("test", "heddle.reports", file.resolve("reports").toString());

        assertThat(TestKit.failure(results))
                .isInstanceOf(ExplorationFailure.class)
                .hasMessageContaining("expected: <2> but was: <1>")
                .message()
                .doesNotContain("a-file/reports/dev.heddle");
        assertThat(notes(results))
                .contains("The schedule can't be kept for the next run: ")
                .contains("The report can't be written: ");
    }

    @Test
    void goesOnAfterTheKeptFailureWhereAllAreWanted() {
        EngineExecutionResults first = run("continues", "heddle.ignoring", "DATA_RACE");
        Throwable found = TestKit.failure(first);
        assertThat(found.getSuppressed()).hasSize(1);

        EngineExecutionResults again = run("continues", "heddle.ignoring", "DATA_RACE");

        assertThat(TestKit.failure(again).getSuppressed()).hasSize(1);
        assertThat(notes(again)).contains("was kept from an earlier run, and tried first.");
        assertThat(Integer.parseInt(TestKit.entries(again).get("heddle.executions")))
                .isGreaterThan(2);
    }

    @Test
    void tellsTheInvocationsOfATestApart() throws IOException {
        run("repeated");

        try (Stream<Path> files = Files.list(kept("").getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("repeated-2.txt");
        }
        assertThat(TestKit.failures(run("repeated"))).hasSize(1);
    }

    @Test
    void exploresWhereAnExplicitReplayIsOfOtherCode() {
        String token = TestKit.entries(run("test", "heddle.keep", "none")).get("heddle.schedule");
        MendedCase.code = Code.CHANGED;

        EngineExecutionResults changed = TestKit.succeeding(replay(token, "test"));

        assertThat(TestKit.entries(changed)).containsEntry("heddle.verdict", "VERIFIED");
        assertThat(notes(changed))
                .contains("The schedule to be replayed, " + token
                        + ", is of another test, or of this one before it or the code"
                        + " under test was changed. It was explored instead; remove the replay.");
    }

    @Test
    void saysInTheReportOfAFailureThatItIsNotTheOneToBeReplayed() {
        String token = TestKit.entries(run("chooses", "heddle.keep", "none")).get("heddle.schedule");

        Throwable failure = TestKit.failure(replay(token, "test"));

        assertThat(failure)
                .isInstanceOf(ExplorationFailure.class)
                .hasMessageContaining("expected: <2> but was: <1>")
                .hasMessageContaining("note")
                .hasMessageContaining("is of another test");
    }

    @Test
    void exploresWhereAnExplicitReplayDiverges() {
        String token = TestKit.entries(run("chooses", "heddle.keep", "none")).get("heddle.schedule");
        MendedCase.code = Code.CHANGED;

        EngineExecutionResults changed = TestKit.succeeding(replay(token, "chooses"));

        assertThat(notes(changed)).contains("can't be replayed").contains("It was explored instead");
    }

    @Test
    void exploresWhereAnExplicitReplayIsOfAnotherVersion() {
        EngineExecutionResults results = replay("h9:abc", "test");

        assertThat(TestKit.entries(results)).containsEntry("heddle.verdict", "FAILED");
        assertThat(notes(results)).contains("The schedule to be replayed, h9:abc, is of another version of Heddle.");
    }

    @Test
    void runsAnExplicitReplayBeforeAKeptSchedule() {
        String token = TestKit.entries(run("test")).get("heddle.schedule");
        MendedCase.code = Code.MENDED;

        EngineExecutionResults replayed = replay(token, "test", "heddle.ignoring", "DATA_RACE");

        assertThat(notes(replayed)).contains("The schedule was replayed, and did not fail");
        assertThat(kept("test")).exists();
    }

    @Test
    void keepsNothingOfAPassingTest() {
        MendedCase.code = Code.CHANGED;

        TestKit.succeeding(run("test"));

        assertThat(reports.resolve("kept")).doesNotExist();
        assertThat(List.of(notes(run("test")))).containsExactly("");
    }
}
