package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads.Body;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/** Barriers, phasers and exchangers with as many parties as they need, and with others. */
class RendezvousTest {

    @OnEveryEngine
    @Shows(of = CyclicBarrier.class, value = Aspect.MUST_FIND)
    void findsABarrierForOnePartyTooMany(Engine engine) {
        Failure found = failure(engine, () -> {
            CyclicBarrier barrier = new CyclicBarrier(3);
            together(barrier::await, barrier::await);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = CyclicBarrier.class, value = Aspect.MUST_FIND)
    void findsABarrierThatIsResetWhileSomeoneWaits(Engine engine) {
        Failure found = failure(engine, () -> {
            CyclicBarrier barrier = new CyclicBarrier(2);
            Thread other = start(() -> barrier.await());
            barrier.reset();
            barrier.await();
            other.join();
        });

        assertThat(found.cause().getCause()).isInstanceOf(BrokenBarrierException.class);
    }

    @OnEveryEngine
    @Shows(of = CyclicBarrier.class, value = Aspect.MUST_NOT_FIND)
    void verifiesABarrierForAsManyAsCome(Engine engine) {
        assertThat(verified(engine, () -> {
                            int[] cells = new int[2];
                            int[] sums = new int[2];
                            CyclicBarrier barrier = new CyclicBarrier(2);
                            together(
                                    () -> {
                                        cells[0] = 1;
                                        barrier.await();
                                        sums[0] = cells[0] + cells[1];
                                    },
                                    () -> {
                                        cells[1] = 2;
                                        barrier.await();
                                        sums[1] = cells[0] + cells[1];
                                    });
                            return sums[0] * 10 + sums[1];
                        })
                        .outcomes())
                .containsOnlyKeys(33);
    }

    @OnEveryEngine
    @Shows(of = Phaser.class, value = Aspect.MUST_FIND)
    void findsAPartyThatRegistersTooLate(Engine engine) {
        Failure found = failure(engine, () -> {
            Phaser phaser = new Phaser(1);
            AtomicInteger done = new AtomicInteger();
            start(() -> {
                phaser.register();
                done.incrementAndGet();
                phaser.arriveAndDeregister();
            });
            phaser.arriveAndAwaitAdvance();
            assertThat(done).hasValue(1);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = Phaser.class, value = Aspect.MUST_FIND)
    void findsAPartyThatLeavesWithoutArriving(Engine engine) {
        Failure found = failure(engine, () -> {
            Phaser phaser = new Phaser(2);
            AtomicInteger jobs = new AtomicInteger(1);
            start(jobs::decrementAndGet);
            start(() -> {
                if (jobs.get() > 0) {
                    phaser.arrive();
                }
            });
            phaser.arriveAndAwaitAdvance();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = Phaser.class, value = Aspect.MUST_NOT_FIND)
    void verifiesPartiesThatAreRegisteredBeforeTheyStart(Engine engine) {
        assertThat(verified(engine, () -> {
                            Phaser phaser = new Phaser(1);
                            AtomicInteger done = new AtomicInteger();
                            phaser.register();
                            start(() -> {
                                try {
                                    done.incrementAndGet();
                                } finally {
                                    phaser.arriveAndDeregister();
                                }
                            });
                            phaser.arriveAndAwaitAdvance();
                            return done.get() * 10 + phaser.getRegisteredParties();
                        })
                        .outcomes())
                .containsOnlyKeys(11);
    }

    @OnEveryEngine
    @Shows(of = Exchanger.class, value = Aspect.MUST_FIND)
    void findsAnExchangerWithThreeParties(Engine engine) {
        Failure found = failure(engine, () -> {
            Exchanger<String> exchanger = new Exchanger<>();
            Body party = () -> exchanger.exchange("item");
            together(party, party, party);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = Exchanger.class, value = Aspect.MUST_FIND)
    void findsTwoFillersThatSwapWithEachOther(Engine engine) {
        Failure found = failure(engine, () -> {
            Exchanger<String> exchanger = new Exchanger<>();
            Body fill = () -> exchanger.exchange("full");
            Body empty = () -> {
                if (!exchanger.exchange("empty").equals("full")) {
                    throw new IllegalStateException("nothing to empty");
                }
            };
            together(fill, fill, empty, empty);
        });

        assertThat(found.cause()).hasMessage("nothing to empty");
    }

    @OnEveryEngine
    @Shows(of = Exchanger.class, value = Aspect.MUST_NOT_FIND)
    void verifiesAnExchangerWithTwoParties(Engine engine) {
        assertThat(verified(engine, () -> {
                            Exchanger<String> exchanger = new Exchanger<>();
                            String[] got = new String[2];
                            together(
                                    () -> got[0] = exchanger.exchange("full"),
                                    () -> got[1] = exchanger.exchange("empty"));
                            return got[0] + " " + got[1];
                        })
                        .outcomes())
                .containsOnlyKeys("empty full");
    }
}
