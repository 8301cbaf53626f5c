package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;

/** Kotlin's coroutines on their default dispatcher. */
@Explore(maxExecutions = 200)
class CoroutinesTest {

    @AsyncTest
    void delaysOnTheDefaultDispatcher() throws InterruptedException {
        BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, caller) -> BuildersKt.withContext(
                        Dispatchers.getDefault(), (inner, here) -> DelayKt.delay(1000, here), caller));

        assertThat(VirtualClock.current().elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
}
