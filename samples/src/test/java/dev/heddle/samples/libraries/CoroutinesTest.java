package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.functions.Function0;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Kotlin's coroutines on their default dispatcher. */
class CoroutinesTest {

    private static final class Counter {
        private int count;

        Unit increment() {
            count++;
            return Unit.INSTANCE;
        }
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void delaysOnTheDefaultDispatcher() throws InterruptedException {
        BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, caller) -> BuildersKt.withContext(
                        Dispatchers.getDefault(), (inner, here) -> DelayKt.delay(1000, here), caller));

        assertThat(VirtualClock.current().elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void countsOneAtATime() throws InterruptedException {
        Counter counter = new Counter();
        launchTwo(Dispatchers.getDefault().limitedParallelism(1, null), counter::increment);

        assertThat(counter.count).isEqualTo(2);
    }

    @Test
    void findsTheCounterWithoutAMutex(TestReporter reporter) {
        Misuse.isFound(FailureKind.EXCEPTION, CoroutinesTest::countInParallel, reporter);
    }

    private static void countInParallel() throws InterruptedException {
        Counter counter = new Counter();
        launchTwo(Dispatchers.getDefault(), counter::increment);

        assertThat(counter.count).isEqualTo(2);
    }

    /** Waits for both, since they are children of the outer coroutine. */
    private static void launchTwo(CoroutineDispatcher dispatcher, Function0<Unit> body) throws InterruptedException {
        BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (scope, caller) -> {
            for (int child = 0; child < 2; child++) {
                BuildersKt.launch(scope, dispatcher, CoroutineStart.DEFAULT, (inner, here) -> body.invoke());
            }
            return Unit.INSTANCE;
        });
    }
}
