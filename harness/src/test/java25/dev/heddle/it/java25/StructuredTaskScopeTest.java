package dev.heddle.it.java25;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.TimeoutException;

/** Tasks that live no longer than the block that forks them. */
class StructuredTaskScopeTest {

    private static final Duration DAY = Duration.ofDays(1);

    /** What a task that would sleep for a day makes of its cancellation, and when. */
    private static void sleepInto(Object[] end) {
        try {
            Thread.sleep(DAY);
            end[0] = "slept";
        } catch (InterruptedException e) {
            end[0] = "interrupted";
        }
        end[1] = VirtualClock.current().elapsed().toSeconds();
    }

    @OnEveryEngine
    @Shows(
            of = {StructuredTaskScope.class, Subtask.class},
            value = {Aspect.WAKES, Aspect.MUST_NOT_FIND})
    void joinsWhatItForks(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            try (var scope = StructuredTaskScope.open()) {
                Subtask<Integer> three = scope.fork(() -> 3);
                Subtask<Integer> four = scope.fork(() -> 4);
                scope.join();
                return three.get() * four.get();
            }
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(12);
    }

    @OnEveryEngine
    @Shows(
            of = {StructuredTaskScope.class, Subtask.class},
            value = Aspect.MUST_FIND)
    void racesBetweenItsTasks(Engine engine) {
        Failure failure = failure(engine, () -> {
            int[] visits = new int[1];
            try (var scope = StructuredTaskScope.open()) {
                Subtask<Integer> one = scope.fork(() -> ++visits[0]);
                Subtask<Integer> two = scope.fork(() -> ++visits[0]);
                scope.join();
                assertThat(one.get()).isNotEqualTo(two.get());
            }
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = StructuredTaskScope.class, value = Aspect.BLOCKS)
    void waitsForATaskThatNeverEnds(Engine engine) {
        Failure failure = failure(engine, () -> {
            CountDownLatch never = new CountDownLatch(1);
            try (var scope = StructuredTaskScope.open()) {
                scope.fork(Threads.unchecked(never::await));
                scope.join();
            }
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = StructuredTaskScope.class, value = Aspect.IS_INTERRUPTED)
    void hasItsTasksInterruptedWhenItsOwnerIs(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Thread owner = Thread.currentThread();
            Object[] task = new Object[2];
            String join = "returned";
            try (var scope = StructuredTaskScope.open()) {
                scope.fork(() -> sleepInto(task));
                Threads.start(() -> {
                    Heddle.awaitIdle();
                    owner.interrupt();
                });
                scope.join();
            } catch (InterruptedException e) {
                join = "interrupted";
            }
            return List.of(join, task[0], task[1]);
        });

        assertThat(seen).containsExactly("interrupted", "interrupted", 0L);
    }

    @OnEveryEngine
    void cancelsTheOthersWhenOneFails(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Object[] sibling = {"not begun", 0L};
            String cause = "none";
            try (var scope = StructuredTaskScope.open()) {
                scope.fork(() -> sleepInto(sibling));
                Heddle.awaitIdle();
                scope.fork(() -> {
                    throw new IllegalStateException("broken");
                });
                scope.join();
            } catch (FailedException e) {
                cause = e.getCause().getMessage();
            }
            return List.of(cause, sibling[0], sibling[1]);
        });

        assertThat(seen).containsExactly("broken", "interrupted", 0L);
    }

    @OnEveryEngine
    @Shows(
            of = Configuration.class,
            value = {Aspect.TIMES_OUT, Aspect.MUST_NOT_FIND})
    void endsAtItsTimeLimit(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Object[] task = new Object[2];
            String end = "joined";
            try (var scope = StructuredTaskScope.open(
                    Joiner.<Void>awaitAllSuccessfulOrThrow(), with -> with.withTimeout(Duration.ofSeconds(30)))) {
                scope.fork(() -> sleepInto(task));
                scope.join();
            } catch (TimeoutException e) {
                end = "timed out";
            }
            return List.of(end, task[0], task[1]);
        });

        assertThat(seen).containsExactly("timed out", "interrupted", 30L);
    }

    @OnEveryEngine
    @Shows(of = Configuration.class, value = Aspect.MUST_FIND)
    void mayBeLateWhenItsTaskNeedsAllOfTheTime(Engine engine) {
        Failure failure = failure(engine, () -> {
            try (var scope = StructuredTaskScope.open(
                    Joiner.awaitAllSuccessfulOrThrow(), with -> with.withTimeout(Duration.ofSeconds(5)))) {
                scope.fork(() -> {
                    Thread.sleep(5_000);
                    return "in time";
                });
                scope.join();
            }
        });

        assertThat(failure.cause()).isInstanceOf(TimeoutException.class);
    }

    @OnEveryEngine
    @Shows(of = Joiner.class, value = Aspect.MUST_NOT_FIND)
    void takesTheFirstSuccess(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
                        scope.fork(() -> "a");
                        scope.fork(() -> "b");
                        scope.fork(() -> {
                            throw new IllegalStateException("broken");
                        });
                        return scope.join();
                    }
                }))
                .containsExactlyInAnyOrder("a", "b");
    }

    @OnEveryEngine
    void collectsAllSuccesses(Engine engine) {
        List<String> seen = constant(engine, () -> {
            try (var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
                scope.fork(() -> "a");
                scope.fork(() -> "b");
                return scope.join().map(Subtask::get).toList();
            }
        });

        assertThat(seen).containsExactly("a", "b");
    }

    @OnEveryEngine
    void waitsForAllThoughSomeFail(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAll())) {
                Subtask<String> good = scope.fork(() -> {
                    Thread.sleep(DAY);
                    return "good";
                });
                Subtask<String> bad = scope.fork(() -> {
                    throw new IllegalStateException("bad");
                });
                scope.join();
                return List.of(good.get(), bad.state(), bad.exception().getMessage(), scope.isCancelled());
            }
        });

        assertThat(seen).containsExactly("good", Subtask.State.FAILED, "bad", false);
    }

    @OnEveryEngine
    void isCancelledByThePredicateOfItsJoiner(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Object[] sibling = {"not begun", 0L};
            try (var scope = StructuredTaskScope.open(Joiner.allUntil(done -> done.state() == Subtask.State.SUCCESS))) {
                Subtask<?> slow = scope.fork(() -> sleepInto(sibling));
                Heddle.awaitIdle();
                scope.fork(() -> "quick");
                int tasks = (int) scope.join().count();
                return List.of(tasks, scope.isCancelled(), slow.state());
            }
        });

        assertThat(seen).containsExactly(2, true, Subtask.State.UNAVAILABLE);
    }

    /** Counts in the threads of the tasks, as if they came one after the other. */
    private static final class Counting implements Joiner<String, Integer> {

        private int completed;

        @Override
        public boolean onComplete(Subtask<? extends String> done) {
            completed++;
            return false;
        }

        @Override
        public Integer result() {
            return completed;
        }
    }

    @OnEveryEngine
    @Shows(of = Joiner.class, value = Aspect.MUST_FIND)
    void callsItsJoinerInSeveralThreadsAtOnce(Engine engine) {
        Failure failure = failure(engine, () -> {
            try (var scope = StructuredTaskScope.open(new Counting())) {
                scope.fork(() -> "a");
                scope.fork(() -> "b");
                assertThat(scope.join()).isEqualTo(2);
            }
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    void waitsForItsTasksAtTheEndOfTheBlock(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            boolean[] cleaned = new boolean[1];
            CountDownLatch begun = new CountDownLatch(1);
            try (var scope = StructuredTaskScope.open(Joiner.<Void>anySuccessfulResultOrThrow())) {
                scope.fork(() -> {
                    try {
                        begun.countDown();
                        Thread.sleep(DAY);
                    } finally {
                        Thread.yield();
                        cleaned[0] = true;
                    }
                    return null;
                });
                begun.await();
                scope.fork(() -> null);
                scope.join();
            }
            return List.of(cleaned[0], VirtualClock.current().elapsed());
        });

        assertThat(seen).containsExactly(true, Duration.ZERO);
    }

    @OnEveryEngine
    void handsScopedValuesToItsTasks(Engine engine) {
        ScopedValue<String> user = ScopedValue.newInstance();

        String seen = constant(
                engine,
                () -> ScopedValue.where(user, "ann").call(() -> {
                    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
                        scope.fork(user::get);
                        return scope.join();
                    }
                }));

        assertThat(seen).isEqualTo("ann");
    }

    @OnEveryEngine
    void takesThreadsOfAnyFactory(Engine engine) {
        List<String> seen = constant(engine, () -> {
            try (var scope = StructuredTaskScope.open(
                    Joiner.<String>allSuccessfulOrThrow(),
                    with -> with.withName("loom")
                            .withThreadFactory(
                                    Thread.ofPlatform().name("weft-", 1).factory()))) {
                scope.fork(() -> Thread.currentThread().getName());
                scope.fork(() -> Thread.currentThread().getName());
                return scope.join().map(Subtask::get).toList();
            }
        });

        assertThat(seen).containsExactly("weft-1", "weft-2");
    }
}
