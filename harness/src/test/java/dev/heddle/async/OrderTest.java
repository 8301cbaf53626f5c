package dev.heddle.async;

import static dev.heddle.assertj.HeddleAssertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.it.OnEveryEngine;
import java.util.List;

/** The order of what is ready can be explored like that of threads. */
class OrderTest {

    private static Exploration<Integer> explore(Engine engine, ReadyOrder order) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() ->
                        Async.run(EventLoop.options().readyOrder(order), OrderTest::twoIncrementsThatYieldBetween));
    }

    private static int twoIncrementsThatYieldBetween() throws Exception {
        int[] count = {0};
        Task<?> one = Async.createTask(() -> increment(count));
        Task<?> two = Async.createTask(() -> increment(count));
        Async.gather(one, two).await();
        return count[0];
    }

    private static void increment(int[] count) {
        int seen = count[0];
        Async.yieldNow();
        count[0] = seen + 1;
    }

    @OnEveryEngine
    void firstComeFirstServedHasOneOutcome(Engine engine) {
        assertThat(explore(engine, ReadyOrder.FIFO)).isVerified().hasExactlyOutcomes(1);
    }

    @OnEveryEngine
    void aChosenOrderHasAllOutcomes(Engine engine) {
        assertThat(explore(engine, ready -> Heddle.choose(ready))).isVerified().hasExactlyOutcomes(1, 2);
    }

    /** A wake-up, a cancel, and a newcomer are entries of their own, so that each comes before each other. */
    @OnEveryEngine
    void aWakeUpACancelAndANewcomerComeInEachOrder(Engine engine) {
        Exploration<String> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() -> Async.run(
                        EventLoop.options().readyOrder(ready -> Heddle.choose(ready)),
                        OrderTest::aWakeUpACancelAndANewcomer));

        assertThat(exploration)
                .isVerified()
                .hasExactlyOutcomes("woken, new", "new, woken", "cancelled, new", "new, cancelled");
    }

    private static String aWakeUpACancelAndANewcomer() throws Exception {
        EventLoop loop = EventLoop.current();
        AsyncFuture<String> begun = loop.createFuture();
        AsyncFuture<String> future = loop.createFuture();
        String[] order = {"", ""};
        int[] happened = {0};
        Task<?> waiter = Async.createTask(() -> {
            begun.setResult("begun");
            String how;
            try {
                how = future.await();
            } catch (CancelledException e) {
                how = "cancelled";
            }
            order[happened[0]++] = how;
        });
        begun.await();
        loop.callSoon(() -> {
            if (!future.done()) {
                future.setResult("woken");
            }
        });
        loop.callSoon(() -> waiter.cancel());
        Task<?> newcomer = Async.createTask(() -> order[happened[0]++] = "new");
        Async.wait(List.of(waiter, newcomer));
        return order[0] + ", " + order[1];
    }
}
