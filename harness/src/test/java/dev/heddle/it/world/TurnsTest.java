package dev.heddle.it.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Explorations that are asked for at the same time: they share the static fields, so one waits for another. */
class TurnsTest {

    private static int shared;

    private static <T> FutureTask<T> started(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }

    @OnEveryEngine
    void noTwoRunAtATime(Engine engine) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> body = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Heddle.choose(2);
            return inside.decrementAndGet();
        };
        Explorer explorer = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(300)
                .maxSteps(100);
        List<FutureTask<Exploration<Integer>>> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            asked.add(started(() -> explorer.explore(body)));
        }

        for (FutureTask<Exploration<Integer>> each : asked) {
            assertThat(each.get().outcomes()).containsOnlyKeys(0);
        }
        assertThat(most).hasValue(1);
    }

    @OnEveryEngine
    void eachFindsTheStaticFieldsAsTheyWereAtFirst(Engine engine) throws Exception {
        Callable<Integer> body = () -> {
            Thread other = new Thread(() -> shared++);
            other.start();
            shared++;
            other.join();
            return shared;
        };
        Explorer explorer = Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE);
        List<FutureTask<Exploration<Integer>>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(started(() -> explorer.explore(body)));
        }

        long alone = explorer.explore(body).executions();
        for (FutureTask<Exploration<Integer>> each : asked) {
            assertThat(each.get().verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(each.get().outcomes()).containsOnlyKeys(1, 2);
            assertThat(each.get().executions()).isEqualTo(alone);
        }
        assertThat(shared).isZero();
    }

    @OnEveryEngine
    void whoIsInterruptedWhileItWaitsExploresNothing(Engine engine) throws Exception {
        Explorer endless = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(Long.MAX_VALUE)
                .budget(Duration.ofMinutes(1));
        AtomicInteger begun = new AtomicInteger();
        FutureTask<Exploration<Integer>> first = new FutureTask<>(() -> endless.explore(() -> {
            begun.incrementAndGet();
            return Heddle.choose(2);
        }));
        FutureTask<Exploration<Integer>> second = new FutureTask<>(() -> endless.explore(() -> Heddle.choose(2)));
        Thread holder = new Thread(first);
        Thread waiter = new Thread(second);
        holder.start();
        while (begun.get() < 2) {
            Thread.onSpinWait();
        }
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        waiter.interrupt();
        holder.interrupt();

        assertThat(first.get().executions()).isPositive();
        assertThat(second.get().executions()).isZero();
        assertThat(second.get().notes())
                .containsExactly("The thread that asked for this exploration was interrupted, which ended it early.");
    }
}
