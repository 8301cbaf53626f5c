package dev.heddle.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void showsTheInterleavingOfALostUpdate() {
        Golden.assertSame("lost-update", render(Examples.lostUpdate()));
    }

    @Test
    void drawsTheCycleOfADeadlock() {
        Golden.assertSame("deadlock-of-two", render(Examples.deadlockOfTwo()));
    }

    @Test
    void drawsACycleWithAJoin() {
        Golden.assertSame("deadlock-of-three", render(Examples.deadlockOfThree()));
    }

    @Test
    void countsTheStepsThatALivelockRepeats() {
        Golden.assertSame("livelock", render(Examples.livelock()));
    }

    @Test
    void showsNoReplayWithoutAToken() {
        Golden.assertSame("nondeterminism", render(Examples.nondeterminism()));
    }

    @Test
    void indentsTheLinesOfAMessage() {
        Golden.assertSame("uncaught-exception", render(Examples.uncaughtException()));
    }

    @Test
    void fitsLongNamesIntoATable() {
        Golden.assertSame("long-table", render(Examples.longTable()));
    }

    @Test
    void listsTheStepsOfManyThreads() {
        Golden.assertSame("many-threads", render(Examples.manyThreads()));
    }

    @Test
    void saysHowToRunTheTestAgainAndWhereTheReportLies() {
        NextStep next = new NextStep(
                "mvn test -Dtest=AccountTest#noDepositIsLost -Dheddle.replay=h1:x",
                List.of(
                        "target/heddle/AccountTest/noDepositIsLost.html",
                        "target/heddle/AccountTest/noDepositIsLost.txt"));

        assertThat(TextReport.render(
                                Examples.lostUpdate().facts().withNotes(List.of("It was kept from an earlier run.")),
                                next)
                        .lines()
                        .skip(TextReport.render(Examples.lostUpdate().facts())
                                .lines()
                                .count()))
                .containsExactly(
                        "  run     mvn test -Dtest=AccountTest#noDepositIsLost -Dheddle.replay=h1:x",
                        "  note    It was kept from an earlier run.",
                        "  report  target/heddle/AccountTest/noDepositIsLost.html",
                        "          target/heddle/AccountTest/noDepositIsLost.txt");
    }

    @Test
    void fitsUpToFourThreadsIntoAPage() {
        for (int threads = 1; threads <= 4; threads++) {
            assertThat(render(wide(threads)).lines()).as("%s threads", threads).allMatch(line -> line.length() <= 160);
        }
    }

    @Test
    void keepsTheScheduleToThePage() { // the facts are too few to be cut
        for (int page : new int[] {60, 80, 100, 160, 220}) {
            for (Examples example : List.of(Examples.lostUpdate(), Examples.deadlockOfThree(), wide(2), wide(6))) {
                assertThat(render(example.token(""), page).lines().dropWhile(line -> !line.startsWith("Schedule")))
                        .as("a page of %s", page)
                        .hasSizeGreaterThan(5)
                        .allMatch(line -> line.length() <= page);
            }
        }
    }

    @Test
    void listsTheStepsWhereATableHasNoRoom() {
        assertThat(render(Examples.deadlockOfThree(), 160)).contains("  step  main ");
        assertThat(render(Examples.deadlockOfThree(), 60)).contains("  step  thread ");
    }

    @Test
    void showsTheTextOfALineWhereItsSourceIsKnownAndThereIsRoom() {
        StepRow row = new StepRow(1, 0, "read a", "A.java:7", Arrival.GOES_ON, "return a;", 0);
        FailureFacts facts = new FailureFacts(
                FailureKind.EXCEPTION, "s", List.of(), List.of(), List.of(row), "", List.of("main"), List.of());

        assertThat(TextReport.render(facts, NextStep.NONE, 140)).endsWith("1  read a   A.java:7   return a;");
        assertThat(TextReport.render(facts, NextStep.NONE, 40)).endsWith("1  read a   A.java:7");
    }

    @Test
    void marksAPreemption() {
        StepRow before = new StepRow(1, 0, "a", "", Arrival.GOES_ON);
        StepRow row = new StepRow(2, 1, "b", "", Arrival.PREEMPTION);
        FailureFacts facts = new FailureFacts(
                FailureKind.EXCEPTION,
                "s",
                List.of(),
                List.of(),
                List.of(before, row),
                "",
                List.of("main", "other"),
                List.of());

        assertThat(TextReport.render(facts).lines())
                .contains(
                        "Schedule, → where another thread goes on, ⇒ though the one before could have gone on",
                        "⇒    2         b");
    }

    private static String render(Examples example, int page) {
        return TextReport.render(example.facts(), NextStep.NONE, page);
    }

    private static Examples wide(int threads) {
        String[] names = new String[threads];
        for (int i = 0; i < threads; i++) {
            names[i] = i + "n".repeat(100);
        }
        Examples example = new Examples(FailureKind.EXCEPTION, "wide", names);
        for (int i = 0; i < 20; i++) {
            example.step(1_000_000 + i * 2, names[i % threads], "a".repeat(i * 10), "l".repeat(i * 7));
        }
        return example;
    }

    @Test
    void saysWhoseStepsWereLeftOutOnlyIfThatIsKnown() {
        assertThat(table(new StepRow(3, 0, "a", "", Arrival.GOES_ON)))
                .containsExactly("        ⋮ 2 steps of main", "     3  a");
        assertThat(table(new StepRow(3, 0, "a", "", Arrival.SWITCH))).containsExactly("        ⋮ 2 steps", "→    3  a");
        assertThat(table(new StepRow(1, 0, "a", "", Arrival.GOES_ON), new StepRow(3, 0, "b", "", Arrival.GOES_ON)))
                .containsExactly("     1  a", "        ⋮ 1 step of main", "     3  b");
        assertThat(table(new StepRow(1, 0, "a", "", Arrival.GOES_ON), new StepRow(3, 0, "b", "", Arrival.SWITCH)))
                .containsExactly("     1  a", "        ⋮ 1 step", "→    3  b");
    }

    @Test
    void leavesOutNoStepThatARowStandsFor() {
        StepRow call = new StepRow(1, 0, "creates getter", "A.java:7", Arrival.GOES_ON).upTo(16);

        assertThat(table(call, new StepRow(17, 0, "b", "", Arrival.GOES_ON)))
                .containsExactly("     1  creates getter   A.java:7", "    17  b");
        assertThat(table(call, new StepRow(18, 0, "b", "", Arrival.GOES_ON))).contains("        ⋮ 1 step of main");
    }

    @Test
    void knowsThatTheFirstStepIsTheTestsOwn() {
        FailureFacts facts = new FailureFacts(
                FailureKind.EXCEPTION,
                "s",
                List.of(),
                List.of(),
                List.of(new StepRow(3, 1, "a", "", Arrival.GOES_ON)),
                "",
                List.of("main", "other"),
                List.of());

        assertThat(TextReport.render(facts)).endsWith("\n        ⋮ 2 steps\n     3  a");
    }

    @Test
    void saysThatSeveralThreadsTookTheStepsLeftOut() {
        assertThat(table(StepRow.severalThreads(7), new StepRow(8, 0, "a", "", Arrival.GOES_ON)))
                .containsExactly("        ⋮ 7 steps of several threads", "     8  a");
        assertThat(table(
                        new StepRow(1, 0, "a", "", Arrival.GOES_ON),
                        StepRow.severalThreads(9000),
                        new StepRow(9003, 0, "b", "", Arrival.SWITCH)))
                .containsExactly(
                        "     1  a", "        ⋮ 8,999 steps of several threads", "        ⋮ 2 steps", "→ 9003  b");
        assertThat(table(StepRow.severalThreads(3))).containsExactly("        ⋮ 3 steps of several threads");
    }

    @Test
    void saysWhenVirtualTimeHasMovedOn() {
        StepRow asleep = new StepRow(1, 0, "a", "", Arrival.GOES_ON, "", 0);
        StepRow awake = new StepRow(3, 0, "b", "", Arrival.GOES_ON, "", 1_500_000_000);
        StepRow same = new StepRow(4, 0, "c", "", Arrival.GOES_ON, "", 1_500_000_000);

        assertThat(table(asleep, awake, same))
                .containsExactly("     1  a", "        ⋮ 1 step of main", "◷       1.5 s", "     3  b", "     4  c");
        assertThat(table(StepRow.severalThreads(7), new StepRow(8, 0, "a", "", Arrival.GOES_ON, "", 2)))
                .containsExactly("        ⋮ 7 steps of several threads", "◷       0.000000002 s", "     8  a");
    }

    private static List<String> table(StepRow... steps) {
        FailureFacts facts = new FailureFacts(
                FailureKind.EXCEPTION, "s", List.of(), List.of(), List.of(steps), "", List.of("main"), List.of());
        return TextReport.render(facts).lines().skip(4).toList();
    }

    @Test
    void isTheHeadlineIfThereIsNothingElse() {
        Examples nothing = new Examples(FailureKind.MISSED_NOTIFICATION, "").token("");

        assertThat(render(nothing)).isEqualTo("Missed notification");
    }

    @Test
    void alignsReplayWithTheFacts() {
        Examples example =
                new Examples(FailureKind.LOCK_ORDER, "s").fact("a", "b").note("c");

        assertThat(render(example).lines())
                .containsExactly(
                        "Lock order: s",
                        "  a       b",
                        "  replay  @Explore(replay = \"h1:Flf11fE0mMiA\")  or  -Dheddle.replay=h1:Flf11fE0mMiA",
                        "  note    c");
    }

    @Test
    void breaksALongCycleBetweenItsNodes() {
        List<String> nodes = Collections.nCopies(30, "philosopher-17");
        Examples example = new Examples(FailureKind.DEADLOCK, "30 threads").cycle(nodes.toArray(new String[0]));

        List<String> lines = render(example.token("")).lines().skip(1).toList();

        assertThat(lines).hasSize(6).allMatch(line -> line.length() <= 125);
        assertThat(lines.get(0))
                .startsWith("  cycle   philosopher-17 → philosopher-17 →")
                .endsWith("→");
        assertThat(lines.get(1)).startsWith("          philosopher-17 →");
    }

    @Test
    void letsNoTextBreakTheTable() {
        Examples example = new Examples(FailureKind.EXCEPTION, "a\u001b[31m\r\n\n b", "ma\nin")
                .fact("c\td", "")
                .step(1, "ma\nin", "write\u0007 x", "A.java\n:1")
                .token("");

        assertThat(render(example).lines())
                .containsExactly(
                        "Exception: a\ufffd[31m",
                        "   b",
                        "  c d",
                        "",
                        "Schedule",
                        "  step  ma in",
                        "     1  write\ufffd x   A.java :1");
    }

    @Test
    void namesAThreadWithoutANameByItsNumber() {
        FailureFacts facts = new FailureFacts(
                FailureKind.EXCEPTION,
                "s",
                List.of(),
                List.of(),
                List.of(new StepRow(1, 7, "a", "", Arrival.GOES_ON)),
                "",
                List.of(),
                List.of());

        assertThat(TextReport.render(facts)).contains("step  #7");
    }

    private static String render(Examples example) {
        return TextReport.render(example.facts());
    }
}
