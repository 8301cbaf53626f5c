package dev.heddle.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The time from the start of the JVM to the end of its first explored test: what a user waits for after pressing the key.
 * It is one small test, run by JUnit's launcher; run {@code main} with the test class path.
 */
class FirstTest {

    @AsyncTest
    @Explore(maxExecutions = 100)
    void bothThreadsCount() throws InterruptedException {
        AtomicInteger counter = new AtomicInteger();
        Thread other = new Thread(counter::incrementAndGet);
        other.start();
        counter.incrementAndGet();
        other.join();

        assertThat(counter).hasValue(2);
    }

    /** Runs the test, and shows the milliseconds; ends with exit code 1 if the test failed. */
    public static void main(String[] arguments) {
        StopWatch watch = new StopWatch();
        watch.show("JVM start to main");
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(FirstTest.class))
                                .configurationParameter("heddle.reports", "none")
                                .configurationParameter("heddle.summary", "none")
                                .build(),
                        watch);
        if (watch.passed != 1) {
            System.exit(1);
        }
    }

    private static final class StopWatch implements TestExecutionListener {

        private int passed;

        @Override
        public void executionStarted(TestIdentifier identifier) {
            if (identifier.isTest()) {
                show("JVM start to start of the first test");
            }
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(System.out));
            if (identifier.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed++;
                show("JVM start to end of the first test");
            }
        }

        void show(String what) {
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.printf("%-38s %,6d ms%n", what, System.currentTimeMillis() - started);
        }
    }
}
