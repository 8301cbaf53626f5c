package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The latch that opens once. */
class CountDownLatchTest {

    @OnEveryThreadKind
    void opensWhenAllHaveCounted(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    CountDownLatch latch = new CountDownLatch(2);
                    int[] cells = new int[2];
                    kind.start(() -> {
                        cells[0] = 1;
                        latch.countDown();
                    });
                    kind.start(() -> {
                        cells[1] = 2;
                        latch.countDown();
                    });
                    latch.await();
                    return cells[0] + cells[1];
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    void givesUpAtTheLimit(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            boolean opened = latch.await(90, TimeUnit.SECONDS);
            return List.of(
                    opened, latch.getCount(), VirtualClock.current().elapsed().toSeconds());
        });

        assertThat(seen).containsExactly(false, 1L, 90L);
    }

    @OnEveryEngine
    void releasesAllWhoWait(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    CountDownLatch start = new CountDownLatch(1);
                    CountDownLatch end = new CountDownLatch(2);
                    AtomicInteger order = new AtomicInteger();
                    for (int mark = 1; mark <= 2; mark++) {
                        int mine = mark;
                        dev.heddle.it.Threads.start(() -> {
                            start.await();
                            order.updateAndGet(before -> before * 10 + mine);
                            end.countDown();
                        });
                    }
                    start.countDown();
                    end.await();
                    return order.get();
                }))
                .containsExactlyInAnyOrder(12, 21);
    }
}
