package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;

/** Variables of which each thread has its own. */
class ThreadLocalTest {

    private static final ThreadLocal<String> OUTSIDE = new ThreadLocal<>();

    @OnEveryThreadKind
    void keepsAValueForEachThread(Engine engine, ThreadKind kind) {
        List<String> seen = constant(engine, () -> {
            ThreadLocal<String> local = ThreadLocal.withInitial(() -> "initial");
            local.set("body's");
            String[] others = new String[2];
            Thread thread = kind.start(() -> {
                others[0] = local.get();
                local.set("other's");
                Thread.yield();
                others[1] = local.get();
            });
            Thread.yield();
            String mine = local.get();
            thread.join();
            return List.of(mine, others[0], others[1], local.get());
        });

        assertThat(seen).containsExactly("body's", "initial", "other's", "body's");
    }

    @OnEveryThreadKind
    void handsInheritableValuesToThoseItMakes(Engine engine, ThreadKind kind) {
        List<String> seen = constant(engine, () -> {
            InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
            local.set("parent's");
            String[] others = new String[1];
            Thread thread = kind.newThread(() -> others[0] = local.get());
            local.set("changed");
            thread.start();
            thread.join();
            return List.of(others[0], local.get());
        });

        assertThat(seen).containsExactly("parent's", "changed");
    }

    @OnEveryThreadKind
    void startsAnewInTheThreadsOfEveryExecution(Engine engine, ThreadKind kind) {
        ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 0);

        int seen = constant(engine, () -> {
            int[] count = new int[1];
            kind.start(() -> {
                        local.set(local.get() + 1);
                        count[0] = local.get();
                    })
                    .join();
            return count[0];
        });

        assertThat(seen).isEqualTo(1);
    }

    @OnEveryEngine
    void isTheCallersOwnInTheBody(Engine engine) {
        OUTSIDE.set("caller's");

        String seen = constant(engine, () -> {
            Thread.yield();
            return String.valueOf(OUTSIDE.get());
        });

        OUTSIDE.remove();
        assertThat(seen).isEqualTo("caller's");
    }
}
