package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fields, arrays and atomics that threads share, and loops that wait for them. */
interface Memory {

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void twoFieldsAreNotOne() throws Exception {
        int[] pair = new int[2];
        Together.run(() -> assertThat(pair[0]).isEqualTo(pair[1]), () -> {
            pair[0] = 1;
            pair[1] = 1;
        });
    }

    /** Made when it is first asked for. */
    final class Lazy {
        private volatile @Nullable Object value;
        private int made;

        Object checkedTwice() {
            Object seen = value;
            if (seen == null) {
                synchronized (this) {
                    seen = value;
                    if (seen == null) {
                        seen = make();
                    }
                }
            }
            return seen;
        }

        Object checkedOnce() {
            Object seen = value;
            return seen == null ? make() : seen;
        }

        private Object make() {
            made++;
            Object fresh = new Object();
            value = fresh;
            return fresh;
        }
    }

    @AsyncTest
    @Passes
    default void whatIsCheckedTwiceIsMadeOnce() throws Exception {
        Lazy lazy = new Lazy();
        Together.run(lazy::checkedTwice, lazy::checkedTwice);
        assertThat(lazy.made).isOne();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void whatIsCheckedOnceIsMadeTwice() throws Exception {
        Lazy lazy = new Lazy();
        Together.run(lazy::checkedOnce, lazy::checkedOnce);
        assertThat(lazy.made).isOne();
    }

    @AsyncTest
    @Passes
    default void oneOfTwoSeesTheOther() throws Exception {
        AtomicIntegerArray flags = new AtomicIntegerArray(2);
        int[] seen = new int[2];
        Together.run(
                () -> {
                    flags.set(0, 1);
                    seen[0] = flags.get(1);
                },
                () -> {
                    flags.set(1, 1);
                    seen[1] = flags.get(0);
                });
        assertThat(seen[0] + seen[1]).isPositive();
    }

    @AsyncTest
    @Passes
    default void whoIsPublishedIsComplete() throws Exception {
        AtomicReference<int @Nullable []> shared = new AtomicReference<>();
        Together.run(
                () -> {
                    int[] seen = shared.get();
                    assertThat(seen == null || seen[0] == 5).isTrue();
                },
                () -> shared.set(new int[] {5}));
    }

    /** A link of a stack. */
    record Node(int value, @Nullable Node next) {}

    @AsyncTest
    @Passes
    default void twoPushOnAStack() throws Exception {
        AtomicReference<@Nullable Node> top = new AtomicReference<>();
        Together.run(() -> push(top, 1), () -> push(top, 2));
        Node first = top.get();
        assertThat(first).isNotNull();
        assertThat(first.next()).isNotNull();
    }

    private static void push(AtomicReference<@Nullable Node> top, int value) {
        Node seen;
        do {
            seen = top.get();
        } while (!top.compareAndSet(seen, new Node(value, seen)));
    }

    @AsyncTest
    @Passes
    default void whoSpinsIsReleased() throws Exception {
        AtomicBoolean ready = new AtomicBoolean();
        Together.run(
                () -> {
                    while (!ready.get()) {
                        Thread.onSpinWait();
                    }
                },
                () -> ready.set(true));
    }

    @AsyncTest
    @Fails(FailureKind.LIVELOCK)
    default void whoSpinsIsNeverReleased() {
        AtomicBoolean ready = new AtomicBoolean();
        for (int i = 0; i >= 0; i++) {
            if (ready.get()) {
                return;
            }
        }
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void bothAreInTheCriticalSection() throws Exception {
        AtomicBoolean taken = new AtomicBoolean();
        int[] inside = new int[1];
        Together.Body enter = () -> {
            if (!taken.get()) {
                taken.set(true);
                inside[0]++;
                assertThat(inside[0]).isOne();
                inside[0]--;
                taken.set(false);
            }
        };
        Together.run(enter, enter);
    }

    @AsyncTest
    @Passes
    default void petersonKeepsOneOut() throws Exception {
        AtomicIntegerArray wants = new AtomicIntegerArray(2);
        AtomicInteger turn = new AtomicInteger();
        int[] inside = new int[1];
        Together.Body[] both = new Together.Body[2];
        for (int i = 0; i < 2; i++) {
            int me = i;
            both[i] = () -> {
                wants.set(me, 1);
                turn.set(1 - me);
                if (wants.get(1 - me) == 0 || turn.get() == me) {
                    inside[0]++;
                    assertThat(inside[0]).isOne();
                    inside[0]--;
                }
                wants.set(me, 0);
            };
        }
        Together.run(both[0], both[1]);
    }
}
