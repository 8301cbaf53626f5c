package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.Coroutine;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import dev.heddle.async.TaskGroup;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Tasks, coroutines and loops of {@code dev.heddle.async} that stay behind. */
class AsyncLeakTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Failure leaks(Engine engine, ThrowingRunnable test) {
        Failure found = failure(exhaustive(engine), test);
        assertThat(found.kind()).isEqualTo(FailureKind.THREAD_LEAK);
        assertThat(exhaustive(engine)
                        .ignoring(FailureKind.THREAD_LEAK)
                        .explore(test)
                        .failures())
                .isEmpty();
        assertThat(failure(Explorations.on(engine).maxExecutions(40), test).kind())
                .isEqualTo(FailureKind.THREAD_LEAK);
        return found;
    }

    /** Those but the token, which comes with them where there is no schedule to show. */
    private static String facts(Failure failure) {
        return factsOf(failure).replaceAll("(?m)^replay .*\n", "");
    }

    private static void isRight(Engine engine, int executions, ThrowingRunnable test) {
        var result = exhaustive(engine).explore(test);

        assertThat(result.failures()).isEmpty();
        assertThat(result.notes()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(result.executions()).isEqualTo(executions);
        assertThat(exhaustive(engine)
                        .strategy(Strategy.RANDOM_WALK)
                        .maxExecutions(40)
                        .explore(test)
                        .failures())
                .isEmpty();
    }

    // Tasks

    @OnEveryEngine
    void findsATaskThatIsPendingWhenTheFirstEnds(Engine engine) {
        Failure found = leaks(
                engine,
                () -> Async.run(() -> {
                    AsyncQueue<String> lines = AsyncQueue.fifo();
                    Async.createTask("writer", () -> {
                        while (true) {
                            lines.get();
                        }
                    });
                    lines.put("one");
                    Async.sleep(SECOND);
                }));

        assertThat(found.summary())
                .isEqualTo("the task writer was still pending when the first task of its loop ended");
        assertThat(facts(found)).isEqualTo("""
                        writer awaits in AsyncQueue.get AsyncLeakTest.java
                        made by main in Async.createTask AsyncLeakTest.java
                        event loop in main
                        next step await the task before the first one ends, or cancel it
                        """);
    }

    @OnEveryEngine
    void findsTasksThatHaveNotBegun(Engine engine) {
        Failure found = leaks(
                engine,
                () -> Async.run(() -> {
                    Async.createTask("one", () -> {});
                    Task<?> two = Async.createTask("two", () -> {});
                    Async.createTask("three", () -> {}).cancel();
                    assertThat(two.done()).isFalse();
                }));

        assertThat(found.summary()).isEqualTo("2 tasks were still pending when the first task of their loop ended");
        assertThat(found.report()).contains("one         has not begun", "two         has not begun");
    }

    @OnEveryEngine
    void findsOneThatIsLeftInSomeOrdersOnly(Engine engine) {
        leaks(
                engine,
                () -> Async.run(EventLoop.options().readyOrder(dev.heddle.Heddle::choose), () -> {
                    Async.createTask("log", () -> {});
                    Async.yieldNow();
                }));
    }

    @OnEveryEngine
    void letsTasksBeThatAreAwaitedOrCancelled(Engine engine) {
        isRight(
                engine,
                1,
                () -> Async.run(() -> {
                    Task<?> awaited = Async.createTask("awaited", () -> Async.sleep(SECOND));
                    Task<?> cancelled = Async.createTask("cancelled", () -> Async.sleep(SECOND));
                    try (TaskGroup group = TaskGroup.open()) {
                        group.createTask(() -> Async.sleep(SECOND));
                    }
                    awaited.await();
                    cancelled.cancel();
                }));
    }

    @OnEveryEngine
    void letsThoseBeThatAreMadeOfACleanUp(Engine engine) {
        isRight(
                engine,
                1,
                () -> Async.run(() -> {
                    Task<?> task = Async.createTask("cancelled", () -> {
                        try {
                            Async.sleep(SECOND);
                        } finally {
                            Async.createTask("cleaner", () -> Async.sleep(SECOND));
                        }
                    });
                    Async.yieldNow();
                    task.cancel();
                }));
    }

    // Coroutines

    @OnEveryEngine
    void findsACoroutineThatIsNeverAwaited(Engine engine) {
        Failure found = leaks(
                engine,
                () -> Async.run(() -> {
                    Async.coroutine(() -> "forgotten");
                }));

        assertThat(found.summary()).isEqualTo("a coroutine was never awaited");
        assertThat(facts(found)).isEqualTo("""
                        coroutine made by main in Async.coroutine AsyncLeakTest.java
                        event loop in main
                        next step await the coroutine, or make a task of it
                        """);
    }

    @OnEveryEngine
    void findsOneInATask(Engine engine) {
        leaks(
                engine,
                () -> Async.run(() -> {
                    Async.createTask("task", () -> {
                                Async.coroutine(() -> Async.sleep(SECOND));
                            })
                            .await();
                    Async.coroutine(() -> "awaited").await();
                }));
    }

    @OnEveryEngine
    void letsCoroutinesBeThatAreAwaited(Engine engine) {
        isRight(
                engine,
                1,
                () -> Async.run(() -> {
                    Coroutine<String> one = Async.coroutine(() -> "one");
                    Coroutine<String> two = Async.coroutine(() -> "two");
                    Coroutine<String> three = Async.coroutine(() -> "three");
                    assertThat(two.await()).isEqualTo("two");
                    assertThat(Async.gather(one, three).await()).containsExactly("one", "three");
                }));
    }

    @OnEveryEngine
    void letsCoroutinesBeThatAreMadeOutsideOfALoop(Engine engine) {
        isRight(engine, 1, () -> {
            Coroutine<String> later = Async.coroutine(() -> "later");
            Async.coroutine(() -> "a mere object");
            assertThat(Async.<String>run(later::await)).isEqualTo("later");
        });
    }

    // Loops

    private static Thread daemon(ThrowingRunnable body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (Throwable e) {
                        throw new IllegalStateException(e);
                    }
                },
                "daemon");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @OnEveryEngine
    void findsALoopInADaemonThatRunsWhenTheTestEnds(Engine engine) {
        Failure found = leaks(engine, () -> {
            daemon(() -> Async.run(() -> Async.sleep(Duration.ofHours(1))));
            Thread.sleep(10);
        });

        assertThat(found.summary()).isEqualTo("the event loop in daemon still runs when the test is over");
        assertThat(facts(found)).isEqualTo("""
                        begun by daemon in Async.run AsyncLeakTest.java
                        daemon awaits in Async.sleep AsyncLeakTest.java
                        next step let the loop end, and wait for its thread, before the test returns
                        """);
    }

    @OnEveryEngine
    void findsOneThatWaitsForEver(Engine engine) {
        leaks(engine, () -> {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture.runAsync(() -> serve(begun));
            begun.await();
        });
    }

    private static void serve(CountDownLatch begun) {
        try {
            Async.run(() -> {
                begun.countDown();
                AsyncQueue.fifo().get();
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the test ends first, the loop begins too late to count; the order of the two is nothing that is explored. */
    @OnEveryEngine
    void verifiesNothingWhereALoopMayBeginWhenTheTestIsOver(Engine engine) {
        var result = exhaustive(engine).explore(() -> daemon(() -> Async.run(() -> Async.sleep(SECOND))));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.notes()).anySatisfy(note -> assertThat(note).contains("an event loop began in a daemon"));
    }

    @OnEveryEngine
    void letsALoopBeThatEndsByItself(Engine engine) {
        isRight(engine, 1, () -> daemon(() -> Async.run(Async::yieldNow)));
    }

    @OnEveryEngine
    void letsALoopBeThatTheTestWaitsFor(Engine engine) {
        isRight(engine, 1, () -> {
            Thread daemon = daemon(() -> Async.run(() -> Async.sleep(SECOND)));
            daemon.join();
        });
    }

    @OnEveryEngine
    void leavesItToTheThreadLeakToTellOfAThreadThatNeverEnds(Engine engine) {
        Failure found = leaks(engine, () -> new Thread(() -> serve(new CountDownLatch(1)), "server").start());

        assertThat(found.summary()).startsWith("server never ends");
    }
}
