package dev.heddle.it.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Monitors and latches that the test shares with a thread from outside. */
class OutsideMonitorTest {

    private static final class Account {}

    /** Explores while a thread from outside does this over and over. */
    private static Exploration<Void> beside(Engine engine, Runnable outside, ThrowingRunnable test)
            throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        Thread outsider = new Thread(
                () -> {
                    ready.countDown();
                    while (!Thread.interrupted()) {
                        outside.run();
                        Thread.onSpinWait();
                    }
                },
                "outsider");
        outsider.start();
        ready.await();
        try {
            return Heddle.explorer().engine(engine).maxExecutions(20).explore(test);
        } finally {
            outsider.interrupt();
            outsider.join();
        }
    }

    private static Failure failure(Exploration<Void> exploration) {
        Failure failure = exploration.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
        return failure;
    }

    @OnEveryEngine
    void namesWhoHoldsAMonitor(Engine engine) throws InterruptedException {
        Account account = new Account();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread outsider = new Thread(() -> hold(account, held, over), "outsider");
        outsider.start();
        held.await();
        Exploration<Void> exploration = Heddle.explorer()
                .engine(engine)
                .maxExecutions(20)
                .explore(() -> {
                    synchronized (account) {
                        Heddle.point("inside");
                    }
                });
        over.countDown();
        outsider.join();

        assertThat(failure(exploration).summary())
                .startsWith(
                        "main entered a monitor of Account that a thread from outside of the test holds: outsider in ")
                .contains("OutsideMonitorTest.hold");
    }

    private static void hold(Account account, CountDownLatch held, CountDownLatch over) {
        synchronized (account) {
            held.countDown();
            try {
                over.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The JVM knows that the monitor was held by two, and nobody holds it any more. */
    @OnEveryEngine
    void doesNotMindWhoHeldAMonitor(Engine engine) throws InterruptedException {
        Account account = new Account();
        Thread[] outside = new Thread[2];
        for (int i = 0; i < outside.length; i++) {
            outside[i] = new Thread(() -> {
                synchronized (account) {
                    try {
                        account.wait(1);
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            outside[i].start();
        }
        for (Thread one : outside) {
            one.join();
        }
        Exploration<Void> exploration = Heddle.explorer().engine(engine).explore(() -> {
            Thread other = new Thread(() -> {
                synchronized (account) {
                    Heddle.point("other");
                }
            });
            other.start();
            synchronized (account) {
                Heddle.point("main");
            }
            other.join();
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    /**
     * What is said when a thread from outside comes in time. That takes luck: it has to come while the test is at a
     * standstill, which is for a short while.
     */
    private static String seen(Engine engine, Runnable outside, ThrowingRunnable test) throws InterruptedException {
        for (int time = 0; time < 50; time++) {
            Failure failure = beside(engine, outside, test).failure().orElse(null);
            if (failure != null && failure.kind() == FailureKind.NONDETERMINISM) {
                return failure.summary();
            }
        }
        throw new AssertionError("never seen");
    }

    @OnEveryEngine
    void namesWhoNotifies(Engine engine) throws InterruptedException {
        Account account = new Account();
        String said = seen(
                engine,
                () -> {
                    synchronized (account) {
                        account.notifyAll();
                    }
                },
                () -> {
                    synchronized (account) {
                        account.wait();
                    }
                });

        assertThat(said).contains("outsider", "Account");
    }

    @OnEveryEngine
    void namesALatchThatIsOpenedFromOutside(Engine engine) throws InterruptedException {
        AtomicReference<CountDownLatch> awaited = new AtomicReference<>();
        String said = seen(engine, () -> openAfterAWhile(awaited.getAndSet(null)), () -> {
            CountDownLatch latch = new CountDownLatch(1);
            awaited.set(latch);
            latch.await();
        });

        assertThat(said).contains("a CountDownLatch, which a thread from outside of the test has changed");
    }

    private static void openAfterAWhile(@Nullable CountDownLatch latch) {
        if (latch != null) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 1_000_000) {
                Thread.onSpinWait();
            }
            latch.countDown();
        }
    }
}
