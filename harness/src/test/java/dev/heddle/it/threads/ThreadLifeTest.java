package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** How threads begin and end. */
class ThreadLifeTest {

    private static final class Adder extends Thread {

        private int sum;

        @Override
        public void run() {
            sum += 7;
        }
    }

    @OnEveryThreadKind
    void runsWhatItWasGiven(Engine engine, ThreadKind kind) {
        int sum = constant(engine, () -> {
            int[] cell = new int[1];
            Thread thread = kind.start(() -> cell[0] += 7);
            thread.join();
            return cell[0];
        });

        assertThat(sum).isEqualTo(7);
    }

    @OnEveryEngine
    void runsTheOverriddenMethodOfASubclass(Engine engine) {
        int sum = constant(engine, () -> {
            Adder adder = new Adder();
            adder.start();
            adder.join();
            return adder.sum;
        });

        assertThat(sum).isEqualTo(7);
    }

    @OnEveryThreadKind
    void refusesToStartTwice(Engine engine, ThreadKind kind) {
        List<String> refusals = constant(engine, () -> {
            List<String> seen = new ArrayList<>();
            Thread thread = kind.start(() -> {});
            seen.add(secondStart(thread));
            thread.join();
            seen.add(secondStart(thread));
            return seen;
        });

        assertThat(refusals).containsExactly("IllegalThreadStateException", "IllegalThreadStateException");
    }

    private static String secondStart(Thread thread) {
        try {
            thread.start();
            return "started";
        } catch (IllegalThreadStateException refused) {
            return refused.getClass().getSimpleName();
        }
    }

    @OnEveryEngine
    void waitsForThreadsThatTheBodyLeavesBehind(Engine engine) {
        AtomicInteger ended = new AtomicInteger();

        constant(engine, () -> {
            ended.set(0);
            Threads.start(ended::incrementAndGet);
            return 0;
        });

        assertThat(ended).hasValue(1);
    }

    @OnEveryEngine
    void doesNotWaitForDaemons(Engine engine) {
        boolean daemon = constant(
                engine,
                () -> Threads.startDaemon(() -> {
                            synchronized (this) {
                                wait();
                            }
                        })
                        .isDaemon());

        assertThat(daemon).isTrue();
    }

    @OnEveryEngine
    void inheritsDaemonStatusAndPriorityFromWhoMadeIt(Engine engine) {
        List<Object> inherited = constant(engine, () -> {
            List<Object> seen = new ArrayList<>();
            Thread parent = new Thread(() -> {
                Thread child = new Thread(() -> {});
                seen.add(child.isDaemon());
                seen.add(child.getPriority());
            });
            parent.setDaemon(true);
            parent.setPriority(7);
            parent.start();
            parent.join();
            return seen;
        });

        assertThat(inherited).containsExactly(true, 7);
    }

    @OnEveryEngine
    void numbersThreadsAlikeInEveryExecution(Engine engine) {
        List<String> names = constant(engine, () -> {
            Heddle.choose(2); // so that there are many executions
            Thread first = new Thread(() -> {});
            Thread second = new Thread(() -> {});
            Thread named = new Thread(() -> {}, "loom");
            Thread third = new Thread(() -> {});
            return List.of(first.getName(), second.getName(), named.getName(), third.getName());
        });

        assertThat(names).containsExactly("Thread-0", "Thread-1", "loom", "Thread-2");
    }

    @OnEveryThreadKind
    void knowsItself(Engine engine, ThreadKind kind) {
        List<Boolean> same = constant(engine, () -> {
            Thread[] seen = new Thread[1];
            Thread thread = kind.start(() -> seen[0] = Thread.currentThread());
            thread.join();
            return List.of(seen[0] == thread, Thread.currentThread() != thread);
        });

        assertThat(same).containsExactly(true, true);
    }

    @OnEveryEngine
    void runsTheBodyAsTheThreadThatExplores(Engine engine) {
        Thread mine = Thread.currentThread();

        Thread inside = constant(engine, () -> Thread.currentThread());

        assertThat(inside).isSameAs(mine);
    }

    @OnEveryThreadKind
    void runsThreadsInEveryOrder(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    StringBuffer order = new StringBuffer();
                    Thread a = kind.start(() -> order.append('a'));
                    Thread b = kind.start(() -> order.append('b'));
                    Thread c = kind.start(() -> order.append('c'));
                    a.join();
                    b.join();
                    c.join();
                    return order.toString();
                }))
                .containsExactlyInAnyOrder("abc", "acb", "bac", "bca", "cab", "cba");
    }
}
