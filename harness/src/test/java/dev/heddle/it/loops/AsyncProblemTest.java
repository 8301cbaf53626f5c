package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopOptions;
import dev.heddle.async.LoopProblem;
import dev.heddle.async.Task;
import dev.heddle.it.OnEveryEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Exceptions that only the loop of {@code dev.heddle.async} sees. */
class AsyncProblemTest {

    private static Failure fails(FailureKind kind, Engine engine, ThrowingRunnable test) {
        Failure found = failure(exhaustive(engine), test);
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(exhaustive(engine).ignoring(kind).explore(test).failures()).isEmpty();
        return found;
    }

    private static void isRight(Engine engine, int executions, ThrowingRunnable test) {
        var result = exhaustive(engine).explore(test);

        assertThat(result.failures()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(result.executions()).isEqualTo(executions);
    }

    /** Those but the token, which comes with them where there is no schedule to show. */
    private static String facts(Failure failure) {
        return factsOf(failure).replaceAll("(?m)^replay .*\n", "");
    }

    private static void fail() throws IOException {
        throw new IOException("lost");
    }

    // Exceptions that nobody retrieved

    @OnEveryEngine
    void findsTheExceptionOfATaskThatNobodyAwaits(Engine engine) {
        Failure found = fails(
                FailureKind.UNOBSERVED_EXCEPTION,
                engine,
                () -> Async.run(() -> {
                    Async.createTask("loser", AsyncProblemTest::fail);
                    Async.yieldNow();
                }));

        assertThat(found.summary()).isEqualTo("nobody looked at a future that failed: IOException: lost");
        assertThat(facts(found)).isEqualTo("""
                        thrown at AsyncProblemTest.java
                        event loop in main
                        loser made by main in Async.createTask AsyncProblemTest.java
                        """);
    }

    @OnEveryEngine
    void findsTheExceptionOfAFuture(Engine engine) {
        fails(
                FailureKind.UNOBSERVED_EXCEPTION,
                engine,
                () -> Async.run(() -> {
                    AsyncFuture<String> answer = EventLoop.current().createFuture();
                    answer.setException(new IOException("lost"));
                }));
    }

    @OnEveryEngine
    void findsAShieldedFailure(Engine engine) {
        fails(
                FailureKind.UNOBSERVED_EXCEPTION,
                engine,
                () -> Async.run(() -> {
                    Task<?> inner = Async.createTask("inner", () -> {
                        Async.yieldNow();
                        Async.yieldNow();
                        fail();
                    });
                    Task<?> outer =
                            Async.createTask("outer", () -> Async.shield(inner).await());
                    Async.yieldNow();
                    outer.cancel();
                    Async.wait(List.of(inner, outer));
                    Async.yieldNow();
                }));
    }

    @OnEveryEngine
    void findsAnExceptionThatIsRetrievedInSomeOrdersOnly(Engine engine) {
        fails(FailureKind.UNOBSERVED_EXCEPTION, engine, () -> {
            AtomicInteger looks = new AtomicInteger();
            Thread other = new Thread(looks::incrementAndGet);
            other.start();
            Async.run(() -> {
                Task<?> task = Async.createTask(AsyncProblemTest::fail);
                Async.yieldNow();
                assertThat(looks.get() == 0 || task.exception() != null).isTrue();
            });
            other.join();
        });
    }

    @OnEveryEngine
    void letsThoseBeThatSomebodyLooksAt(Engine engine) {
        isRight(
                engine,
                1,
                () -> Async.run(() -> {
                    Task<?> one = Async.createTask("one", AsyncProblemTest::fail);
                    Task<?> two = Async.createTask("two", AsyncProblemTest::fail);
                    Task<?> three = Async.createTask("three", AsyncProblemTest::fail);
                    assertThatThrownBy(one::await).isInstanceOf(IOException.class);
                    Async.wait(List.of(two));
                    assertThat(two.exception()).isInstanceOf(IOException.class);
                    Async.gatherSettled(List.of(three)).await();
                }));
    }

    @OnEveryEngine
    void leavesItToTheHandlerOfTheUser(Engine engine) {
        isRight(engine, 1, () -> {
            List<LoopProblem> told = new ArrayList<>();
            LoopOptions options = EventLoop.options().exceptionHandler((loop, problem) -> told.add(problem));
            Async.run(options, () -> {
                Async.createTask("loser", AsyncProblemTest::fail);
                EventLoop.current().callSoon(() -> {
                    throw new IllegalStateException("a callback");
                });
                Async.yieldNow();
            });
            assertThat(told).hasSize(2);
        });
    }

    @OnEveryEngine
    void tellsWhatTheTestFailsByIfItDoes(Engine engine) {
        Failure found = failure(
                exhaustive(engine),
                () -> Async.run(() -> {
                    Async.createTask("loser", AsyncProblemTest::fail);
                    Async.yieldNow();
                    throw new IllegalStateException("the test's own");
                }));

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(found.summary()).contains("the test's own");
    }

    // Callbacks that fail

    @OnEveryEngine
    void findsACallbackThatFails(Engine engine) {
        Failure found = fails(
                FailureKind.UNCAUGHT_EXCEPTION,
                engine,
                () -> Async.run(() -> {
                    EventLoop.current().callSoon(() -> {
                        throw new IllegalStateException("a callback");
                    });
                    Async.yieldNow();
                }));

        assertThat(found.summary()).isEqualTo("in main: IllegalStateException: a callback");
        assertThat(facts(found)).isEqualTo("""
                        thrown at AsyncProblemTest.java
                        event loop in main
                        callback made by main in EventLoop.callSoon AsyncProblemTest.java
                        """);
    }

    @OnEveryEngine
    void findsOneOfAFutureAndAHandlerThatFails(Engine engine) {
        fails(
                FailureKind.UNCAUGHT_EXCEPTION,
                engine,
                () -> Async.run(() -> {
                    Task<String> task = Async.createTask(() -> "done");
                    task.addDoneCallback(done -> {
                        throw new IllegalStateException("a callback of " + done.result());
                    });
                    task.await();
                    Async.yieldNow();
                }));
        fails(
                FailureKind.UNCAUGHT_EXCEPTION,
                engine,
                () -> Async.run(() -> {
                    EventLoop.current().setExceptionHandler((loop, problem) -> {
                        throw new IllegalStateException("a handler");
                    });
                    Async.createTask(AsyncProblemTest::fail);
                    Async.yieldNow();
                }));
    }

    @OnEveryEngine
    void letsCallbacksBeThatCatchWhatTheyThrow(Engine engine) {
        isRight(
                engine,
                1,
                () -> Async.run(() -> {
                    AsyncFuture<String> answer = EventLoop.current().createFuture();
                    EventLoop.current().callSoon(() -> {
                        try {
                            fail();
                        } catch (IOException e) {
                            answer.setException(e);
                        }
                    });
                    assertThatThrownBy(answer::await).hasMessage("lost");
                }));
    }

    // The log

    @OnEveryEngine
    void writesNoLogOfWhatIsAFailure(Engine engine) {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.heddle.async");
        Handler handler = handler(logged);
        logger.addHandler(handler);
        try {
            Failure found = failure(
                    exhaustive(engine),
                    () -> Async.run(EventLoop.debug(), () -> {
                        Async.createTask("loser", AsyncProblemTest::fail);
                        Async.coroutine(() -> "never awaited");
                        Async.yieldNow();
                        Async.createTask("forgotten", () -> {});
                    }));
            assertThat(found.kind()).isEqualTo(FailureKind.UNOBSERVED_EXCEPTION);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    private static Handler handler(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
