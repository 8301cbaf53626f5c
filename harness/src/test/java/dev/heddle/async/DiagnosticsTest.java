package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.ThrowingRunnable;
import dev.heddle.async.LoopProblem.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody would notice is told to the exception handler. */
class DiagnosticsTest {

    /** What was told when this ran. */
    private static List<LoopProblem> problems(LoopOptions options, ThrowingRunnable main) throws Exception {
        List<LoopProblem> problems = new ArrayList<>();
        Async.run(options.exceptionHandler((loop, problem) -> problems.add(problem)), main);
        return problems;
    }

    private static void is(List<LoopProblem> problems, Kind kind, String message) {
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.message()).contains(message);
        });
    }

    private static LoopOptions patientDebug() {
        return EventLoop.debug().slowStep(Log.LONG);
    }

    @InEveryForm
    void aCallbackThatFails(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            IllegalArgumentException exception = new IllegalArgumentException("failed");
            List<LoopProblem> problems = problems(EventLoop.options(), () -> {
                EventLoop.current().callSoon(() -> {
                    throw exception;
                });
                Async.yieldNow();
            });
            is(problems, Kind.CALLBACK_FAILED, "A callback of the loop failed");
            assertThat(problems.get(0).exception()).isSameAs(exception);
        });
    }

    @InEveryForm
    void anExceptionThatNobodyRetrieved(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            IOException exception = new IOException("lost");
            List<LoopProblem> problems = problems(EventLoop.options(), () -> {
                Async.createTask("loser", () -> {
                    throw exception;
                });
                Async.yieldNow();
            });
            is(problems, Kind.EXCEPTION_NEVER_RETRIEVED, "Task(loser, failed: java.io.IOException: lost)");
            assertThat(problems.get(0).exception()).isSameAs(exception);
        });
    }

    @InEveryForm
    void noExceptionThatSomebodyRetrieved(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            List<LoopProblem> problems = problems(patientDebug(), () -> {
                Task<?> task = Async.createTask(() -> {
                    throw new IOException();
                });
                Async.wait(List.of(task));
                assertThat(task.exception()).isNotNull();
            });
            assertThat(problems).isEmpty();
        });
    }

    @Test
    void theEldestOfVeryManyExceptionsThatNobodyRetrieved() throws Exception {
        List<LoopProblem> early = new ArrayList<>();
        List<LoopProblem> problems = new ArrayList<>();
        Async.run(EventLoop.options().exceptionHandler((loop, problem) -> problems.add(problem)), () -> {
            for (int i = 0; i < 1001; i++) {
                EventLoop.current().createFuture().setException(new IOException("number " + i));
            }
            early.addAll(problems);
        });
        is(early, Kind.EXCEPTION_NEVER_RETRIEVED, "number 0");
        assertThat(problems).hasSize(1001);
    }

    @InEveryForm
    void aTaskThatIsPendingWhenTheFirstHasEnded(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            List<LoopProblem> problems = problems(patientDebug(), () -> {
                Async.createTask("forgotten", Log::waitForEver);
                Async.createTask("cancelled", Log::waitForEver).cancel();
            });
            is(problems, Kind.PENDING_TASK_DESTROYED, "Task(forgotten, pending) was still pending");
        });
    }

    @InEveryForm
    void aCoroutineThatWasNeverAwaited(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            List<LoopProblem> problems = problems(patientDebug(), () -> {
                Async.coroutine(() -> "forgotten");
                Async.coroutine(() -> "awaited").await();
            });
            is(problems, Kind.COROUTINE_NEVER_AWAITED, "(DiagnosticsTest.java:");
        });
    }

    @InEveryForm
    void aSlowStep(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            List<LoopProblem> problems = problems(EventLoop.debug().slowStep(Duration.ofNanos(-1)), () -> {
                Async.createTask("slow", () -> {}).await();
            });
            assertThat(problems)
                    .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(Kind.SLOW_STEP));
            assertThat(problems)
                    .anySatisfy(problem -> assertThat(problem.message()).startsWith("A step of Task(slow, "));
            assertThat(problems)
                    .anySatisfy(problem -> assertThat(problem.message()).startsWith("A step of Task(Task-1, "));
        });
    }

    /** Both the report and the end of the thread come to a loop that waits, or to one that is busy with the report. */
    @InEveryForm
    void aCallFromAWrongThread(Form form) throws Throwable {
        form.runPlainly(3, () -> {
            List<LoopProblem> problems = problems(patientDebug(), () -> {
                EventLoop loop = EventLoop.current();
                Async.toThread(() ->
                        assertThatThrownBy(() -> loop.callSoon(() -> {})).isInstanceOf(IllegalStateException.class));
            });
            is(problems, Kind.WRONG_THREAD, "Thread to-thread doesn't run this event loop");
        });
    }

    /** The thread ends before the forgotten task begins to wait, or after. */
    @InEveryForm
    void nothingOfThatInPlainMode(Form form) throws Throwable {
        form.leaving().runPlainly(2, () -> {
            List<LoopProblem> problems = problems(EventLoop.options().slowStep(Duration.ofNanos(-1)), () -> {
                assertThat(EventLoop.current().isDebug()).isFalse();
                EventLoop loop = EventLoop.current();
                Async.createTask(Log::waitForEver);
                Async.coroutine(() -> "forgotten");
                Async.toThread(() ->
                        assertThatThrownBy(() -> loop.callSoon(() -> {})).isInstanceOf(IllegalStateException.class));
            });
            assertThat(problems).isEmpty();
        });
    }
}
