package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

/** Waits for some of several tasks, or for one after the other. */
class WaitTest {

    private static Task<String> after(int yields, String value) {
        return Async.createTask(value, () -> {
            for (int i = 0; i < yields; i++) {
                Async.yieldNow();
            }
            if (value.startsWith("failing")) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
    }

    @InEveryForm
    void endsWithTheFirst(Form form) throws Throwable {
        form.run(() -> {
            Task<String> slow = after(5, "slow");
            Task<String> fast = after(1, "fast");
            WaitResult<Task<String>> result = Async.wait(List.of(slow, fast), Until.FIRST_COMPLETED);
            assertThat(result.done()).containsExactly(fast);
            assertThat(result.pending()).containsExactly(slow);
            assertThat(slow.cancelling()).isZero();
            assertThat(slow.await()).isEqualTo("slow");
        });
    }

    @InEveryForm
    void endsWithTheFirstFailureButNotWithACancel(Form form) throws Throwable {
        form.run(() -> {
            Task<String> slow = after(5, "slow");
            Task<String> cancelled = after(0, "cancelled");
            cancelled.cancel();
            Task<String> failing = after(2, "failing");
            WaitResult<Task<String>> result = Async.wait(List.of(slow, cancelled, failing), Until.FIRST_EXCEPTION);
            assertThat(result.done()).containsExactly(cancelled, failing);
            assertThat(result.pending()).containsExactly(slow);
            assertThat(failing.exception()).hasMessage("failing");
            assertThat(slow.await()).isEqualTo("slow");
        });
    }

    @InEveryForm
    void endsWithTheLast(Form form) throws Throwable {
        form.run(() -> {
            List<Task<String>> tasks = List.of(after(2, "a"), after(1, "failing"));
            WaitResult<Task<String>> result = Async.wait(tasks);
            assertThat(result.done()).isEqualTo(tasks);
            assertThat(result.pending()).isEmpty();
            assertThat(tasks.get(1).exception()).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @InEveryForm
    void endsWhenTheTimeIsOverWithoutAnError(Form form) throws Throwable {
        form.run(() -> {
            Task<?> never = Async.createTask(Log::waitForEver);
            WaitResult<Task<?>> result = Async.wait(List.of(never), Until.ALL_COMPLETED, Log.millis(1));
            assertThat(result.done()).isEmpty();
            assertThat(result.pending()).hasSize(1);
            assertThat(never.cancelling()).isZero();
            never.cancel();
        });
    }

    @InEveryForm
    void leavesTheTasksAloneWhenItIsCancelled(Form form) throws Throwable {
        form.run(() -> {
            Task<String> slow = after(5, "slow");
            Task<?> waiter = Async.createTask(() -> Async.wait(List.of(slow)));
            Async.yieldNow();
            waiter.cancel();
            assertThatThrownBy(waiter::await).isInstanceOf(CancelledException.class);
            assertThat(slow.await()).isEqualTo("slow");
        });
    }

    @InEveryForm
    void needsSomethingToWaitFor(Form form) throws Throwable {
        form.run(() -> assertThatThrownBy(() -> Async.wait(List.<Task<String>>of()))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @InEveryForm
    void asCompletedYieldsThemAsTheyAreDone(Form form) throws Throwable {
        form.run(() -> {
            List<String> order = new ArrayList<>();
            for (Task<String> task :
                    Async.asCompleted(List.of(after(3, "slow"), after(1, "fast"), after(2, "middle")))) {
                order.add(task.result());
            }
            assertThat(order).containsExactly("fast", "middle", "slow");
        });
    }

    @InEveryForm
    void asCompletedYieldsFailuresAsTheyAre(Form form) throws Throwable {
        form.run(() -> {
            for (Task<String> task : Async.asCompleted(List.of(after(1, "failing")))) {
                assertThat(task.exception()).hasMessage("failing");
            }
        });
    }

    @InEveryForm
    void asCompletedCanBeCancelledAndGoneOnWith(Form form) throws Throwable {
        form.run(() -> {
            var completed = Async.asCompleted(List.of(after(4, "slow"))).iterator();
            Task<?> waiter = Async.createTask(() -> completed.next());
            Async.yieldNow();
            waiter.cancel();
            assertThatThrownBy(waiter::await).isInstanceOf(CancelledException.class);
            assertThat(completed.hasNext()).isTrue();
            assertThat(completed.next().result()).isEqualTo("slow");
            assertThat(completed.hasNext()).isFalse();
        });
    }
}
