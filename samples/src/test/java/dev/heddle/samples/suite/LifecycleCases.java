package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JUnit does around a test, and settings that a single test has. */
@Explore(maxExecutions = 100)
class LifecycleCases {

    private static int begun;

    private final List<String> journal = new ArrayList<>();
    private final ExecutorService pool;
    private final String name;

    LifecycleCases(TestInfo info) {
        journal.add("made");
        pool = Executors.newFixedThreadPool(1);
        name = info.getDisplayName();
    }

    @BeforeAll
    static void beginOnce() {
        begun = 1; // not one more: the suite is run several times
    }

    @BeforeEach
    void begin() {
        journal.add("begun");
    }

    @AfterEach
    void end() throws InterruptedException {
        assertThat(journal).startsWith("made", "begun");
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    @AsyncTest
    @Passes
    void eachExecutionHasAnInstanceOfItsOwn() throws Exception {
        assertThat(begun).isOne();
        assertThat(journal).containsExactly("made", "begun");
        pool.submit(() -> journal.add("done")).get();
        assertThat(journal).hasSize(3);
    }

    @AsyncTest
    @Passes
    void theNameIsTheTests(TestInfo info) {
        assertThat(name).isEqualTo(info.getDisplayName());
    }

    @RepeatedTest(3)
    @Fails(FailureKind.EXCEPTION)
    void eachRepetitionFails(RepetitionInfo info) {
        assertThat(Heddle.choose(5)).isLessThan(info.getCurrentRepetition());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Passes
    void asManyAsAreAdded(int threads) throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(Together.start(count::incrementAndGet));
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(count).hasValue(threads);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3"})
    @Fails(FailureKind.DEADLOCK)
    void moreAreWaitedForThanCome(int come, int awaited) throws Exception {
        Object monitor = new Object();
        int[] here = new int[1];
        for (int i = 0; i < come; i++) {
            Together.start(() -> {
                synchronized (monitor) {
                    here[0]++;
                    monitor.notifyAll();
                }
            });
        }
        synchronized (monitor) {
            while (here[0] < awaited) {
                monitor.wait();
            }
        }
    }

    @Nested
    class Inside {

        private int own;

        @BeforeEach
        void beginInside() {
            journal.add("inside");
            own = 1;
        }

        @AsyncTest
        @Passes
        void theOuterBeginsFirst() {
            assertThat(journal).containsExactly("made", "begun", "inside");
            assertThat(own).isOne();
        }

        @AsyncTest
        @Fails(FailureKind.EXCEPTION)
        void theInnerLosesAnUpdate() throws Exception {
            Together.run(() -> own++, () -> own++);
            assertThat(own).isEqualTo(3);
        }
    }

    @AsyncTest
    @Explore(strategy = Strategy.EXHAUSTIVE, preemptionBound = 0, ignoring = FailureKind.DATA_RACE)
    @Passes(unverified = "with no preemption")
    void withoutPreemptionsNothingIsLost() throws Exception {
        Counter counter = Counter.Kind.PLAIN.make();
        Together.run(counter::increment, counter::increment);
        assertThat(counter.value()).isEqualTo(2);
    }

    @AsyncTest
    @Explore(strategy = Strategy.RANDOM_WALK, timing = Timing.ELASTIC)
    @Fails(FailureKind.EXCEPTION)
    void timePassesAtAnyMoment() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Thread worker = Together.start(() -> {
            Thread.sleep(500);
            done.set(1);
        });
        worker.join(1_000);
        assertThat(done).hasValue(1);
    }

    @AsyncTest
    @Explore(strategy = Strategy.RANDOM_WALK, spuriousWakeups = 1)
    @Fails(FailureKind.EXCEPTION)
    void whoWaitsWithoutALoopWakesTooEarly() throws Exception {
        Object monitor = new Object();
        boolean[] done = new boolean[1];
        Thread other = Together.start(() -> {
            Thread.sleep(1_000);
            synchronized (monitor) {
                done[0] = true;
                monitor.notifyAll();
            }
        });
        synchronized (monitor) {
            monitor.wait();
            assertThat(done[0]).isTrue();
        }
        other.join();
    }

    @AsyncTest
    @Explore(ignoring = FailureKind.UNCAUGHT_EXCEPTION)
    @Passes
    void aDeadThreadIsIgnored() throws InterruptedException {
        Together.start(() -> {
                    throw new IllegalStateException("ignored");
                })
                .join();
    }

    @AsyncTest
    @Explore(seed = 77, strategy = Strategy.POS, engine = Engine.THREAD)
    @Fails(FailureKind.EXCEPTION)
    void anotherSeed() throws Exception {
        Counter counter = Counter.Kind.VOLATILE.make();
        Together.run(counter::increment, counter::increment, counter::increment);
        assertThat(counter.value()).isEqualTo(3);
    }

    @Test
    @Timeout(1)
    @Refused
    void aTimeoutOfJUnitIsRefused() {}
}
