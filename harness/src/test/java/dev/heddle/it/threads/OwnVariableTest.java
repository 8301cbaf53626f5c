package dev.heddle.it.threads;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What is each thread's own, as users forget that it is, or that it is not. */
class OwnVariableTest {

    /** A task that doesn't put back what it sets. */
    private static String leave(ThreadLocal<String> user, String name) {
        String before = user.get();
        user.set(name);
        return before;
    }

    private static String putBack(ThreadLocal<String> user, String name) {
        try {
            return leave(user, name);
        } finally {
            user.remove();
        }
    }

    @OnEveryEngine
    @Shows(of = ThreadLocal.class, value = Aspect.MUST_FIND)
    void findsAValueThatIsLeftInAThreadOfAPool(Engine engine) {
        Failure found = failure(engine, () -> {
            ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Thread other = start(() -> pool.execute(() -> leave(user, "Ann")));
            String before = pool.submit(() -> leave(user, "Bob")).get();
            other.join();
            pool.shutdown();
            assertThat(before).isEqualTo("nobody");
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = ThreadLocal.class, value = Aspect.MUST_FIND)
    void findsAValueThatIsSetInAnotherThread(Engine engine) {
        Failure found = failure(engine, () -> {
            ThreadLocal<String> user = new ThreadLocal<>();
            user.set("Ann");
            start(() -> assertThat(user.get().length()).isEqualTo(3));
        });

        assertThat(found.kind()).isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = ThreadLocal.class, value = Aspect.MUST_NOT_FIND)
    void verifiesAValueThatIsRemovedAfterEachTask(Engine engine) {
        assertThat(verified(engine, () -> {
                            ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");
                            ExecutorService pool = Executors.newFixedThreadPool(1);
                            Future<String> first = pool.submit(() -> putBack(user, "Ann"));
                            Future<String> second = pool.submit(() -> putBack(user, "Bob"));
                            pool.shutdown();
                            return first.get() + " " + second.get();
                        })
                        .outcomes())
                .containsOnlyKeys("nobody nobody");
    }

    @OnEveryEngine
    @Shows(of = InheritableThreadLocal.class, value = Aspect.MUST_FIND)
    void findsAnInheritedObjectThatTwoThreadsChange(Engine engine) {
        Failure found = failure(engine, () -> {
            InheritableThreadLocal<int[]> count = new InheritableThreadLocal<>();
            count.set(new int[1]);
            Thread child = start(() -> count.get()[0]++);
            count.get()[0]++;
            child.join();
            assertThat(count.get()[0]).isEqualTo(2);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = InheritableThreadLocal.class, value = Aspect.MUST_NOT_FIND)
    void verifiesAnInheritedObjectThatIsCopied(Engine engine) {
        assertThat(verified(engine, () -> {
                            InheritableThreadLocal<int[]> count = new InheritableThreadLocal<>() {
                                @Override
                                protected int[] childValue(int[] parents) {
                                    return parents.clone();
                                }
                            };
                            count.set(new int[] {5});
                            int[] seen = new int[1];
                            Thread child = start(() -> seen[0] = ++count.get()[0]);
                            count.get()[0]++;
                            child.join();
                            return seen[0] * 10 + count.get()[0];
                        })
                        .outcomes())
                .containsOnlyKeys(66);
    }

    /** The one instance draws from the seed of whoever calls it, so that what is misused here is the sum. */
    @OnEveryEngine
    @Shows(of = ThreadLocalRandom.class, value = Aspect.MUST_FIND)
    void findsDrawnNumbersThatAreAddedUpTogether(Engine engine) {
        Failure found = failure(engine, () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int[] sum = new int[1];
            AtomicInteger expected = new AtomicInteger();
            Body draw = () -> {
                int drawn = random.nextInt(1, 10);
                expected.addAndGet(drawn);
                sum[0] += drawn;
            };
            together(draw, draw);
            assertThat(sum[0]).as("sum").isEqualTo(expected.get());
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = ThreadLocalRandom.class, value = Aspect.MUST_NOT_FIND)
    void verifiesThatEachThreadDrawsItsOwnNumbers(Engine engine) {
        assertThat(verified(engine, () -> {
                            int[] drawn = new int[2];
                            together(
                                    () -> drawn[0] = ThreadLocalRandom.current().nextInt(1, 10),
                                    () -> drawn[1] = ThreadLocalRandom.current().nextInt(1, 10));
                            return drawn[0] > 0 && drawn[0] < 10 && drawn[1] > 0 && drawn[1] < 10;
                        })
                        .outcomes())
                .containsOnlyKeys(true);
    }
}
