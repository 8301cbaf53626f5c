package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;

/** The life of a task. */
class TaskTest {

    @InEveryForm
    void startsAtTheNextTurn(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> log.add("task"));
            log.add("made");
            task.await();
            log.is("made", "task");
        });
    }

    @InEveryForm
    void yieldsWhatItsCodeReturns(Form form) throws Throwable {
        form.run(() -> {
            Task<String> task = Async.createTask("name", () -> "value");
            assertThat(task.getName()).isEqualTo("name");
            assertThat(task.done()).isFalse();
            assertThat(task.await()).isEqualTo("value");
            assertThat(task.done()).isTrue();
            assertThat(task.cancelled()).isFalse();
            assertThat(task.result()).isEqualTo("value");
            assertThat(task.exception()).isNull();
        });
    }

    @InEveryForm
    void isNamedByANumberIfNothingElseIsSaid(Form form) throws Throwable {
        form.run(() -> {
            assertThat(Async.currentTask().getName()).isEqualTo("Task-1");
            Task<?> second = Async.createTask(() -> {});
            assertThat(second.getName()).isEqualTo("Task-2");
            second.await();
        });
    }

    @InEveryForm
    void saysWhatItAwaits(Form form) throws Throwable {
        form.run(() -> {
            AsyncLock lock = new AsyncLock();
            Hold hold = lock.hold();
            Task<?> waits = Async.createTask("waits", () -> lock.hold().close());
            Task<?> sleeps = Async.createTask("sleeps", () -> Async.sleep(Duration.ofMillis(1)));
            Task<?> shares =
                    Async.createTask("shares", () -> Async.gather(waits, sleeps).await());
            assertThat(waits).hasToString("Task(waits, pending)");
            Async.yieldNow();
            assertThat(Async.allTasks())
                    .asString()
                    .isEqualTo(
                            "[Task(Task-1, pending), Task(waits, pending, awaits AsyncLock.acquire(), held by Task-1),"
                                    + " Task(sleeps, pending, sleeps 0.001 s),"
                                    + " Task(shares, pending, awaits all of waits, sleeps)]");
            hold.close();
            assertThat(waits).hasToString("Task(waits, pending)");
            shares.await();
            assertThat(shares).hasToString("Task(shares, done)");
        });
    }

    @InEveryForm
    void throwsJustWhatItsCodeThrew(Form form) throws Throwable {
        form.run(() -> {
            IOException checked = new IOException("checked");
            Task<String> task = Async.createTask(() -> {
                throw checked;
            });
            assertThatThrownBy(task::await).isSameAs(checked);
            assertThat(task.exception()).isSameAs(checked);
        });
    }

    @InEveryForm
    void throwsErrorsToo(Form form) throws Throwable {
        form.run(() -> {
            AssertionError error = new AssertionError("an error");
            Task<?> task = Async.createTask(() -> {
                throw error;
            });
            assertThatThrownBy(task::await).isSameAs(error);
        });
    }

    @InEveryForm
    void canBeAwaitedBySeveral(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> task = Async.createTask(() -> {
                Async.yieldNow();
                return "value";
            });
            Task<?> one = Async.createTask(() -> log.add("one " + task.await()));
            Task<?> two = Async.createTask(() -> log.add("two " + task.await()));
            one.await();
            two.await();
            log.is("one value", "two value");
        });
    }

    @InEveryForm
    void canBeAwaitedAgainWithoutASwitch(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> task = Async.createTask(() -> "value");
            task.await();
            Task<?> other = Async.createTask(() -> log.add("other"));
            log.add(task.await());
            log.is("value");
            other.await();
        });
    }

    @InEveryForm
    void callsBackThroughTheLoop(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> task = Async.createTask(() -> {
                log.add("ran");
                return "value";
            });
            task.addDoneCallback(done -> log.add("first " + done.result()));
            task.addDoneCallback(done -> log.add("second " + done.result()));
            task.await();
            task.addDoneCallback(done -> log.add("late"));
            log.add("added");
            Async.yieldNow();
            log.is("ran", "first value", "second value", "added", "late");
        });
    }

    @InEveryForm
    void isAmongAllTasksUntilItHasEnded(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.createTask(() -> {});
            assertThat(Async.allTasks()).containsExactly(Async.currentTask(), task);
            task.await();
            assertThat(Async.allTasks()).containsExactly(Async.currentTask());
        });
    }

    @InEveryForm
    void cannotAwaitItself(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.createTask("self", () -> Async.currentTask().await());
            assertThatThrownBy(task::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Task(self, pending) can't await itself");
        });
    }

    @InEveryForm
    void hasNoResultBeforeItsEnd(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.createTask("task", () -> {});
            assertThatThrownBy(task::result)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Task(task, pending) is not done");
            assertThatThrownBy(task::exception).isInstanceOf(IllegalStateException.class);
            task.await();
        });
    }

    @InEveryForm
    void takesNoOtherResultThanThatOfItsCode(Form form) throws Throwable {
        form.run(() -> {
            Task<String> task = Async.createTask(() -> "own");
            assertThatThrownBy(() -> task.setResult("other")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> task.setException(new IOException())).isInstanceOf(IllegalStateException.class);
            assertThat(task.await()).isEqualTo("own");
        });
    }

    @InEveryForm
    void canBeMadeOfACoroutineWhichRunsOnce(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Coroutine<String> coroutine = Async.coroutine(() -> {
                log.add("ran");
                return "value";
            });
            Async.yieldNow();
            log.add("nothing yet");
            assertThat(Async.createTask(coroutine).await()).isEqualTo("value");
            assertThatThrownBy(coroutine::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was awaited before");
            log.is("nothing yet", "ran");
        });
    }

    @InEveryForm
    void aCoroutineThatIsAwaitedRunsInTheTaskThatAwaitsIt(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.currentTask();
            assertThat((Object)
                            Async.coroutine(() -> (Object) Async.currentTask()).await())
                    .isSameAs(task);
        });
    }
}
