package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Threads: their start and end, their interrupts, their own variables. */
interface Threads {

    @AsyncTest
    @Passes
    default void joinSeesWhatTheThreadDid() throws InterruptedException {
        int[] box = new int[1];
        Thread thread = Together.start(() -> box[0] = 5);
        thread.join();
        assertThat(box[0]).isEqualTo(5);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void nobodyJoins() {
        AtomicBoolean done = new AtomicBoolean();
        Together.start(() -> done.set(true));
        assertThat(done).isTrue();
    }

    @AsyncTest
    @Fails(FailureKind.UNCAUGHT_EXCEPTION)
    default void aThreadDies() throws InterruptedException {
        Together.start(() -> {
                    throw new IllegalArgumentException("dies");
                })
                .join();
    }

    @AsyncTest
    @Fails(FailureKind.UNCAUGHT_EXCEPTION)
    default void aThreadDiesIfItComesFirst() throws Exception {
        AtomicReference<String> name = new AtomicReference<>();
        Together.run(
                () -> name.set("set"), () -> assertThat(name.get().length()).isEqualTo(3));
    }

    @AsyncTest
    @Passes
    default void eachThreadHasItsOwnVariable() throws Exception {
        ThreadLocal<int[]> own = ThreadLocal.withInitial(() -> new int[1]);
        Together.Body count = () -> {
            own.get()[0]++;
            assertThat(own.get()[0]).isEqualTo(1);
        };
        Together.run(count, count);
    }

    @AsyncTest
    @Passes
    default void aChildInheritsAVariable() throws InterruptedException {
        InheritableThreadLocal<String> name = new InheritableThreadLocal<>();
        name.set("parent's");
        AtomicReference<String> seen = new AtomicReference<>();
        Together.start(() -> seen.set(name.get())).join();
        assertThat(seen).hasValue("parent's");
    }

    @AsyncTest
    @Passes
    default void anInterruptEndsASleep() throws InterruptedException {
        AtomicBoolean woken = new AtomicBoolean();
        Thread sleeper = Together.start(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                woken.set(true);
            }
        });
        sleeper.interrupt();
        sleeper.join();
        assertThat(woken).isTrue();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void anInterruptComesTooEarlyForWhoClearsIt() throws InterruptedException {
        AtomicBoolean woken = new AtomicBoolean();
        Thread sleeper = Together.start(() -> {
            Thread.interrupted();
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                woken.set(true);
            }
        });
        sleeper.interrupt();
        sleeper.join();
        assertThat(woken).isTrue();
    }

    @AsyncTest
    @Passes
    default void aJoinGivesUpAfterAWhile() throws InterruptedException {
        Thread sleeper = Together.start(() -> Thread.sleep(60_000));
        sleeper.join(1_000);
        assertThat(sleeper.isAlive()).isTrue();
        sleeper.join();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void twoThreadsJoinEachOther() throws InterruptedException {
        Thread[] both = new Thread[2];
        both[0] = new Thread(Together.unchecked(() -> both[1].join()));
        both[1] = new Thread(Together.unchecked(() -> both[0].join()));
        both[0].start();
        both[1].start();
        both[0].join();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aThreadJoinsItself() throws InterruptedException {
        Thread.currentThread().join();
    }

    @AsyncTest
    @Passes
    default void threadsAreNumberedFromTheBeginning() throws InterruptedException {
        Thread first = new Thread(() -> {});
        Thread second = new Thread(() -> {});
        assertThat(first.getName()).isEqualTo("Thread-0");
        assertThat(second.getName()).isEqualTo("Thread-1");
    }
}
