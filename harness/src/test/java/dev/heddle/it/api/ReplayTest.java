package dev.heddle.it.api;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.DamagedSchedule;
import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.ForeignProgramSchedule;
import dev.heddle.ForeignVersionSchedule;
import dev.heddle.Schedule;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Running a schedule again from its token. */
class ReplayTest {

    private static void loseAnUpdate() throws InterruptedException {
        int[] cell = new int[1];
        together(() -> cell[0]++, () -> cell[0]++);
        if (cell[0] == 1) {
            throw new IllegalStateException("lost");
        }
    }

    @OnEveryEngine
    void runsOneExecution(Engine engine) {
        Schedule schedule = failure(engine, ReplayTest::loseAnUpdate).schedule();

        Exploration<Void> replayed = on(engine).replay(schedule).explore(ReplayTest::loseAnUpdate);

        assertThat(replayed.executions()).isEqualTo(1);
        assertThat(replayed.verdict()).isEqualTo(Verdict.FAILED);
    }

    @OnEveryEngine
    void toleratesBlanksAndQuotes(Engine engine) {
        String token = failure(engine, ReplayTest::loseAnUpdate).schedule().token();

        Schedule pasted = Schedule.parse(" \"" + token + "\"\n");

        assertThat(on(engine).replay(pasted).explore(ReplayTest::loseAnUpdate).failures())
                .hasSize(1);
    }

    @OnEveryEngine
    void remembersTheTimingItWasFoundWith(Engine engine) {
        Schedule late = on(engine)
                .timing(Timing.ELASTIC)
                .explore(ReplayTest::missADeadline)
                .failures()
                .get(0)
                .schedule();

        Exploration<Void> replayed = on(engine).replay(late).explore(ReplayTest::missADeadline);

        assertThat(replayed.failures()).hasSize(1);
    }

    private static void missADeadline() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        start(done::countDown);
        if (!done.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("late");
        }
    }

    @OnEveryEngine
    void saysWhenABugIsMended(Engine engine) {
        boolean[] mended = new boolean[1];
        ThrowingRunnable test = () -> {
            try {
                loseAnUpdate();
            } catch (IllegalStateException lost) {
                if (!mended[0]) {
                    throw lost;
                }
            }
        };
        Schedule schedule = failure(engine, test).schedule();
        mended[0] = true;

        Exploration<Void> replayed = on(engine)
                .ignoring(FailureKind.DATA_RACE) // which is still there
                .replay(schedule)
                .explore(test);

        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.notes()).anySatisfy(note -> assertThat(note).contains("the bug is mended"));
    }

    @OnEveryEngine
    void refusesTheTokenOfAnotherTest(Engine engine) {
        Schedule schedule = failure(engine, ReplayTest::loseAnUpdate).schedule();

        assertThatThrownBy(() -> on(engine).replay(schedule).explore(ReplayTest::missADeadline))
                .isInstanceOf(ForeignProgramSchedule.class)
                .hasMessageContaining(schedule.token());
    }

    @OnEveryEngine
    void refusesADamagedToken(Engine engine) {
        String token = failure(engine, ReplayTest::loseAnUpdate).schedule().token();

        assertThatThrownBy(() -> Schedule.parse(token.substring(0, token.length() - 1)))
                .isInstanceOf(DamagedSchedule.class);
        assertThatThrownBy(() -> Schedule.parse("the cat")).isInstanceOf(DamagedSchedule.class);
    }

    @OnEveryEngine
    void refusesATokenOfAnotherVersion(Engine engine) {
        String token = failure(engine, ReplayTest::loseAnUpdate).schedule().token();

        assertThatThrownBy(() -> Schedule.parse("h9" + token.substring(2)))
                .isInstanceOf(ForeignVersionSchedule.class)
                .hasMessageContaining("has format h9");
    }
}
