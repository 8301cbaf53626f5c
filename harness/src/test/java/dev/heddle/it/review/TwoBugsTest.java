package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.OnFailure;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.concurrent.atomic.AtomicInteger;

/** A test that fails in two ways, of which one is simpler to reach. */
class TwoBugsTest {

    @OnEveryEngine
    void theSimplerScheduleOfAFailureFailsByTheSameAssertion(Engine engine) {
        var failures = Explorations.on(engine)
                .onFailure(OnFailure.CONTINUE)
                .explore(TwoBugsTest::lose)
                .failures();

        assertThat(failures)
                .extracting(Failure::summary)
                .containsExactlyInAnyOrder("AssertionError: one is lost", "AssertionError: both are lost");
    }

    private static void lose() throws InterruptedException {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        Threads.Body increments = () -> {
            first.set(first.get() + 1);
            second.set(second.get() + 1);
        };
        Threads.together(increments, increments);
        if (first.get() != 2 && second.get() != 2) {
            throw new AssertionError("both are lost");
        }
        if (first.get() != 2) {
            throw new AssertionError("one is lost");
        }
    }
}
