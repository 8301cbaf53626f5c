package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;

/** Several results at once. */
class GatherTest {

    private static Task<String> failing(Log log, Exception exception) {
        return Async.createTask(() -> {
            Async.yieldNow();
            log.add("failed");
            throw exception;
        });
    }

    private static Task<String> slow(Log log) {
        return Async.createTask(() -> {
            try {
                for (int i = 0; i < 4; i++) {
                    Async.yieldNow();
                }
                log.add("slow ended");
                return "slow";
            } catch (CancelledException e) {
                log.add("slow cancelled");
                throw e;
            }
        });
    }

    @InEveryForm
    void yieldsResultsInTheOrderInWhichTheyWereGiven(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> slow = slow(log);
            Task<String> fast = Async.createTask(() -> "fast");
            assertThat(Async.gather(slow, fast, slow).await()).containsExactly("slow", "fast", "slow");
            assertThat(Async.gather(List.<Task<String>>of()).await()).isEmpty();
        });
    }

    @InEveryForm
    void makesTasksOfCode(Form form) throws Throwable {
        form.run(() -> {
            assertThat(Async.gather(() -> 1, () -> 2).await()).containsExactly(1, 2);
            assertThat(Async.gather(List.of(Async.coroutine(() -> "a"), Async.createTask(() -> "b")))
                            .await())
                    .containsExactly("a", "b");
        });
    }

    @InEveryForm
    void throwsTheFirstFailureWhileTheOthersGoOn(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            IOException exception = new IOException("failed");
            Task<String> slow = slow(log);
            assertThatThrownBy(() -> Async.gather(slow, failing(log, exception)).await())
                    .isSameAs(exception);
            log.add("thrown");
            assertThat(slow.await()).isEqualTo("slow");
            log.is("failed", "thrown", "slow ended");
        });
    }

    @InEveryForm
    void settledYieldsResultsAndExceptions(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            IOException exception = new IOException("failed");
            Task<String> cancelled = Async.createTask(() -> "never");
            cancelled.cancel();
            List<Settled<String>> all = Async.gatherSettled(slow(log), failing(log, exception), cancelled)
                    .await();
            assertThat(all.get(0)).isEqualTo(new Settled.Returned<>("slow"));
            assertThat(all.get(0).result()).isEqualTo("slow");
            assertThat(all.get(1)).isEqualTo(new Settled.Threw<>(exception));
            assertThat(all.get(2).failed()).isTrue();
            assertThat(all.get(2).exception()).isInstanceOf(CancelledException.class);
            log.is("failed", "slow ended");
        });
    }

    @InEveryForm
    void cancelledCancelsAllOfThemAndWaitsForThem(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<String> one = slow(log);
            Task<String> two = slow(log);
            Task<?> waiter = Async.createTask(() -> Async.gather(one, two).await());
            Async.yieldNow();
            waiter.cancel();
            assertThatThrownBy(waiter::await).isInstanceOf(CancelledException.class);
            assertThat(one.cancelled()).isTrue();
            assertThat(two.cancelled()).isTrue();
            log.is("slow cancelled", "slow cancelled");
        });
    }

    @InEveryForm
    void settledIsCancelledEvenIfAllOfThemSwallowedIt(Form form) throws Throwable {
        form.run(() -> {
            Task<String> stubborn = Async.createTask(() -> {
                try {
                    Log.waitForEver();
                    return "not here";
                } catch (CancelledException e) {
                    return "stubborn";
                }
            });
            AsyncFuture<List<Settled<String>>> all = Async.gatherSettled(stubborn);
            Async.yieldNow();
            assertThat(all.cancel()).isTrue();
            assertThatThrownBy(all::await).isInstanceOf(CancelledException.class);
            assertThat(stubborn.result()).isEqualTo("stubborn");
        });
    }

    @InEveryForm
    void treatsACancelledOneAsAFailure(Form form) throws Throwable {
        form.run(() -> {
            Task<String> cancelled = Async.createTask(() -> "never");
            cancelled.cancel();
            AsyncFuture<List<String>> all = Async.gather(cancelled, Async.createTask(() -> "other"));
            assertThatThrownBy(all::await).isInstanceOf(CancelledException.class);
            assertThat(all.cancelled()).isFalse();
        });
    }
}
