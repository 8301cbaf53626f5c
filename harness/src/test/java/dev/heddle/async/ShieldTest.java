package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What goes on when who waits for it is cancelled. */
class ShieldTest {

    private static Task<String> slow() {
        return Async.createTask("slow", () -> {
            for (int i = 0; i < 4; i++) {
                Async.yieldNow();
            }
            return "value";
        });
    }

    @InEveryForm
    void goesOnWhenTheWaiterIsCancelled(Form form) throws Throwable {
        form.run(() -> {
            Task<String> inner = slow();
            Task<String> waiter = Async.createTask(() -> Async.shield(inner).await());
            Async.yieldNow();
            waiter.cancel();
            assertThatThrownBy(waiter::await).isInstanceOf(CancelledException.class);
            assertThat(inner.cancelling()).isZero();
            assertThat(inner.await()).isEqualTo("value");
        });
    }

    @InEveryForm
    void handsResultsFailuresAndCancelsOn(Form form) throws Throwable {
        form.run(() -> {
            assertThat(Async.shield(slow()).await()).isEqualTo("value");
            IOException exception = new IOException();
            Task<String> failing = Async.createTask(() -> {
                throw exception;
            });
            assertThatThrownBy(() -> Async.shield(failing).await()).isSameAs(exception);
            Task<String> cancelled = Async.createTask(() -> "never");
            AsyncFuture<String> shielded = Async.shield(cancelled);
            cancelled.cancel();
            assertThatThrownBy(shielded::await).isInstanceOf(CancelledException.class);
            assertThat(Async.shield(cancelled)).isSameAs(cancelled);
        });
    }

    @InEveryForm
    void reportsAFailureThatComesWhenNobodyWaitsAnyMore(Form form) throws Throwable {
        form.run(() -> {
            List<LoopProblem> problems = new ArrayList<>();
            EventLoop.current().setExceptionHandler((loop, problem) -> problems.add(problem));
            IOException exception = new IOException("late");
            Task<String> inner = Async.createTask("inner", () -> {
                Async.yieldNow();
                Async.yieldNow();
                throw exception;
            });
            Task<String> waiter = Async.createTask(() -> Async.shield(inner).await());
            Async.yieldNow();
            waiter.cancel();
            Async.wait(List.of(inner, waiter));
            Async.yieldNow();
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(LoopProblem.Kind.SHIELDED_FAILED);
                assertThat(problem.exception()).isSameAs(exception);
            });
        });
    }
}
