package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.internal.bootstrap.Hooks;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.time.Duration;

/** Times below a millisecond. */
class ShortTimesTest {

    @OnEveryEngine
    void aSleepOfADurationKeepsItsNanoseconds(Engine engine) {
        Duration slept = Explorations.constant(engine, () -> {
            Hooks.sleep(Duration.ofNanos(1_500_001), 0); // what Thread.sleep(Duration) becomes, from JDK 19 on
            return VirtualClock.current().elapsed();
        });

        assertThat(slept).isEqualTo(Duration.ofNanos(1_500_001));
    }

    @OnEveryEngine
    void aJoinRefusesNanosecondsThatTheJdkRefuses(Engine engine) {
        boolean refused = Explorations.constant(engine, () -> {
            Thread thread = Threads.start(() -> {});
            try {
                thread.join(1, -1);
                return false;
            } catch (IllegalArgumentException e) {
                thread.join();
                return true;
            }
        });

        assertThat(refused).isTrue();
    }
}
