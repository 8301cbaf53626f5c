package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures that are completed, combined, and given up. */
interface Futures {

    @AsyncTest
    @Passes
    default void twoRaceToComplete() throws Exception {
        CompletableFuture<String> winner = new CompletableFuture<>();
        Together.run(() -> winner.complete("a"), () -> winner.complete("b"));
        assertThat(winner.join()).isIn("a", "b");
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void theFirstDoesNotAlwaysWin() throws Exception {
        CompletableFuture<String> winner = new CompletableFuture<>();
        Together.run(() -> winner.complete("a"), () -> winner.complete("b"));
        assertThat(winner.join()).isEqualTo("a");
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void nobodyCompletes() {
        new CompletableFuture<String>().join();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void twoFuturesWaitForEachOther() throws Exception {
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> two = new CompletableFuture<>();
        Together.run(() -> one.complete(two.join()), () -> two.complete(one.join()));
    }

    @AsyncTest
    @Passes
    default void bothAreCombined() throws Exception {
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> two = new CompletableFuture<>();
        CompletableFuture<Integer> sum = one.thenCombine(two, Integer::sum);
        Together.run(() -> one.complete(20), () -> two.complete(22));
        assertThat(sum.join()).isEqualTo(42);
    }

    @AsyncTest
    @Passes
    default void aStageRunsElsewhere() {
        assertThat(CompletableFuture.supplyAsync(() -> 20).thenApply(i -> i + 1).join())
                .isEqualTo(21);
    }

    @AsyncTest
    @Passes
    default void aTimeoutFailsTheFuture() {
        CompletableFuture<String> never = new CompletableFuture<String>().orTimeout(1, TimeUnit.HOURS);
        try {
            never.join();
            throw new AssertionError("it never completes");
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @AsyncTest
    @Passes
    default void aTimeoutCompletesTheFuture() {
        assertThat(new CompletableFuture<String>()
                        .completeOnTimeout("late", 1, TimeUnit.DAYS)
                        .join())
                .isEqualTo("late");
    }

    @AsyncTest
    @Passes
    default void whoGetsForAWhileGivesUp() throws Exception {
        try {
            new CompletableFuture<String>().get(1, TimeUnit.MINUTES);
            throw new AssertionError("it never completes");
        } catch (TimeoutException expected) {
            assertThat(expected).hasMessage(null);
        }
    }

    @AsyncTest
    @Passes
    default void aTaskRunsOnceForTwoWhoRunIt() throws Exception {
        int[] runs = new int[1];
        FutureTask<Integer> task = new FutureTask<>(() -> ++runs[0]);
        Together.run(task::run, task::run);
        assertThat(task.get()).isEqualTo(1);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void theValueIsAskedForTooEarly() throws Exception {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        Together.run(() -> assertThat(future.getNow(0)).isEqualTo(1), () -> future.complete(1));
    }
}
