package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Code that emits elements one by one. */
class AsyncGeneratorTest {

    private static AsyncIterator<Integer> counting(List<String> log) {
        return AsyncIterator.generate(out -> {
            log.add("begins");
            try {
                for (int number = 1; number <= 3; number++) {
                    Async.yieldNow();
                    log.add("emits " + number);
                    out.emit(number);
                }
                log.add("ends");
            } finally {
                log.add("cleans up");
            }
        });
    }

    @OnEveryGround
    void goesOnOnlyWhenTheNextElementIsAskedFor(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    AsyncIterator<Integer> numbers = counting(log);
                    Await.turns(3);
                    log.add("asks");
                    log.add("got " + numbers.next());
                    Await.turns(3);
                    log.add("asks again");
                    log.add("got " + numbers.next());
                    numbers.close();
                    return log;
                }))
                .containsExactly(
                        "asks",
                        "begins",
                        "emits 1",
                        "got Optional[1]",
                        "asks again",
                        "emits 2",
                        "got Optional[2]",
                        "cleans up");
    }

    @OnEveryGround
    void isIteratedOverToItsEnd(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    AsyncIterator<Integer> numbers = counting(log);
                    numbers.forEach(number -> log.add("got " + number));
                    log.add(numbers.next() + " after the end");
                    return log;
                }))
                .containsExactly(
                        "begins",
                        "emits 1",
                        "got 1",
                        "emits 2",
                        "got 2",
                        "emits 3",
                        "got 3",
                        "ends",
                        "cleans up",
                        "Optional.empty after the end");
    }

    @OnEveryGround
    void canSleepBetweenElements(Ground ground) throws Exception {
        assertThat(ground.run(() -> AsyncIterator.<String>generate(out -> {
                            out.emit("at once");
                            Async.sleep(Duration.ofMillis(1));
                            out.emit("later");
                        })
                        .toList()))
                .containsExactly("at once", "later");
    }

    @OnEveryGround
    void makesTheElementsOfACollectionAwaitable(Ground ground) throws Exception {
        assertThat(ground.run(() -> AsyncIterator.of(List.of(1, 2)).toList())).containsExactly(1, 2);
    }

    @OnEveryGround
    void failsWhereTheNextElementIsAskedForAndIsAtItsEndThen(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncIterator<Integer> failing = AsyncIterator.generate(out -> {
                        out.emit(1);
                        throw new IOException("no more");
                    });
                    List<Object> seen = new ArrayList<>(List.of(failing.next()));
                    try {
                        failing.next();
                    } catch (IOException thrown) {
                        seen.add(String.valueOf(thrown.getMessage()));
                    }
                    seen.add(failing.next());
                    return seen;
                }))
                .containsExactly(Optional.of(1), "no more", Optional.empty());
    }

    @OnEveryGround
    void isClosedWhenAnActionFails(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    try {
                        counting(log).forEach(number -> {
                            throw new IOException("can't use " + number);
                        });
                    } catch (IOException thrown) {
                        log.add(String.valueOf(thrown.getMessage()));
                    }
                    return log;
                }))
                .containsExactly("begins", "emits 1", "cleans up", "can't use 1");
    }

    @OnEveryGround
    void isCancelledWithTheTaskThatWaitsForAnElement(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    AsyncIterator<Integer> never = AsyncIterator.generate(out -> {
                        try {
                            EventLoop.current().createFuture().await();
                        } finally {
                            Async.yieldNow();
                            log.add("cleans up");
                        }
                    });
                    Task<?> consumer = Async.createTask("consumer", never::next);
                    Await.turns(2);
                    consumer.cancel();
                    Await.end(consumer);
                    log.add("cancelled: " + consumer.cancelled());
                    log.add(never.next() + " after that");
                    return log;
                }))
                .containsExactly("cleans up", "cancelled: true", "Optional.empty after that");
    }

    @OnEveryGround
    void learnsByACancelThatItsElementWasNotTaken(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    AsyncEvent go = new AsyncEvent();
                    AsyncIterator<Integer> one = AsyncIterator.generate(out -> {
                        go.await();
                        try {
                            out.emit(1);
                        } catch (CancelledException notTaken) {
                            log.add("not taken");
                            throw notTaken;
                        }
                    });
                    Task<?> consumer = Async.createTask("consumer", one::next);
                    Await.turns(2);
                    go.set();
                    Await.turns(1);
                    consumer.cancel();
                    Await.end(consumer);
                    log.add("cancelled: " + consumer.cancelled());
                    return log;
                }))
                .containsExactly("not taken", "cancelled: true");
    }

    @OnEveryGround
    void doesNotLoseTheCancelOfATaskThatCloses(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncIterator<Integer> slow = AsyncIterator.generate(out -> {
                        try {
                            out.emit(1);
                        } finally {
                            EventLoop.current().createFuture().await();
                        }
                    });
                    Task<?> closer = Async.createTask("closer", () -> {
                        slow.next();
                        slow.close();
                    });
                    Await.turns(6);
                    boolean waits = !closer.done();
                    closer.cancel();
                    Await.end(closer);
                    return List.of(waits, closer.cancelled());
                }))
                .containsExactly(true, true);
    }

    @OnEveryGround
    void endsForTheTaskThatWaitsIfTheGeneratorIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncIterator<Integer> numbers = AsyncIterator.generate(
                            out -> EventLoop.current().createFuture().await());
                    Task<?> consumer = Async.createTask("consumer", numbers::next);
                    Await.turns(1);
                    Async.allTasks().stream()
                            .filter(task -> task.getName().equals("generator"))
                            .forEach(Task::cancel);
                    Await.end(consumer);
                    return consumer.cancelled();
                }))
                .isTrue();
    }

    @OnEveryGround
    void neverBeginsIfItIsClosedBefore(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    AsyncIterator<Integer> numbers = counting(log);
                    numbers.close();
                    numbers.close();
                    log.add(String.valueOf(numbers.next()));
                    return log;
                }))
                .containsExactly("Optional.empty");
    }

    @OnEveryGround
    void refusesWrongUse(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> refusals = new ArrayList<>();
                    List<AsyncIterator.Emitter<Integer>> emitters = new ArrayList<>();
                    AsyncIterator<Integer> numbers = AsyncIterator.generate(out -> {
                        emitters.add(out);
                        try {
                            EventLoop.current().createFuture().await();
                        } finally {
                            refusals.add(Refusal.of(() -> out.emit(1)));
                        }
                    });
                    Task<?> consumer = Async.createTask("consumer", numbers::next);
                    Await.turns(2);
                    refusals.add(Refusal.of(numbers::next));
                    refusals.add(Refusal.of(() -> emitters.get(0).emit(1)));
                    consumer.cancel();
                    Await.end(consumer);
                    return refusals;
                }))
                .containsExactly(
                        "Another task waits for the next element: one at a time may do so",
                        "Another task than the generator's own emits an element",
                        "The generator emits an element after its iterator was closed");
    }
}
