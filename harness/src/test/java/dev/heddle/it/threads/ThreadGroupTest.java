package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that are looked after as a group. */
class ThreadGroupTest {

    private static Thread sleeper(ThreadGroup group, AtomicInteger interrupted) {
        return new Thread(group, () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.incrementAndGet();
            }
        });
    }

    /** Virtual threads are all in one group, in which nobody sees them. */
    @OnEveryThreadKind
    void theEndsOfThreadsDoNotDependOnEachOther(Engine engine, ThreadKind kind) {
        Exploration<Void> result = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() -> {
                    kind.start(() -> {});
                    kind.start(() -> {});
                });

        assertThat(result.failures()).isEmpty();
        assertThat(result.executions()).isEqualTo(1);
    }

    @OnEveryEngine
    @Shows(of = ThreadGroup.class, value = Aspect.MUST_FIND)
    void findsAMemberThatStartsAfterTheGroupIsInterrupted(Engine engine) {
        Failure found = failure(engine, () -> {
            ThreadGroup group = new ThreadGroup("workers");
            Thread member = sleeper(group, new AtomicInteger());
            Thread starter = Threads.start(member::start);
            group.interrupt();
            starter.join();
            member.join();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ThreadGroup.class, value = Aspect.MUST_NOT_FIND)
    void verifiesThatAllMembersAreInterrupted(Engine engine) {
        assertThat(verified(engine, () -> {
                            ThreadGroup group = new ThreadGroup("workers");
                            AtomicInteger interrupted = new AtomicInteger();
                            Thread one = sleeper(group, interrupted);
                            Thread two = sleeper(group, interrupted);
                            one.start();
                            two.start();
                            group.interrupt();
                            one.join();
                            two.join();
                            return interrupted.get();
                        })
                        .outcomes())
                .containsOnlyKeys(2);
    }

    @OnEveryEngine
    void verifiesThatTheEndsOfMembersAreSeen(Engine engine) {
        assertThat(verified(engine, () -> {
                            ThreadGroup outer = new ThreadGroup("outer");
                            ThreadGroup group = new ThreadGroup(outer, "inner");
                            Thread one = new Thread(group, () -> {});
                            Thread two = new Thread(group, () -> {});
                            Thread starter = Threads.start(one::start);
                            two.start();
                            int count = outer.activeCount();
                            starter.join();
                            return count;
                        })
                        .outcomes())
                .containsOnlyKeys(0, 1, 2);
    }

    @OnEveryEngine
    void letsWhoSpinsUntilAGroupIsEmptyGoOn(Engine engine) {
        assertThat(verified(engine, () -> {
                            ThreadGroup group = new ThreadGroup("workers");
                            int[] box = new int[1];
                            new Thread(group, () -> box[0] = 7).start();
                            while (group.activeCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return box[0];
                        })
                        .outcomes())
                .containsOnlyKeys(7);
    }

    @OnEveryEngine
    void doesNotVerifyALookAtTheTestsOwnGroup(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine)
                .explore(() -> Thread.currentThread().getThreadGroup().activeCount());

        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.outcomes()).containsOnlyKeys(1);
        assertThat(exploration.notes()).singleElement().asString().contains("the threads of its own group");
    }

    @OnEveryEngine
    void countsAndListsItsLiveMembers(Engine engine) {
        String seen = constant(engine, () -> {
            ThreadGroup group = new ThreadGroup("workers");
            Thread one = sleeper(group, new AtomicInteger());
            one.start();
            Heddle.awaitIdle();
            Thread[] members = new Thread[2];
            String counts = group.activeCount() + " " + group.enumerate(members) + " " + (members[0] == one);
            one.interrupt();
            one.join();
            return counts + " " + group.activeCount();
        });

        assertThat(seen).isEqualTo("1 1 true 0");
    }
}
