package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintLoopsTest {

    /** Loops that are read, and never run. */
    @SuppressWarnings("unused")
    private static final class Loops {
        private volatile boolean up;
        private final AtomicInteger number = new AtomicInteger();

        void waits() {
            while (!up) {
                Thread.onSpinWait();
            }
        }

        void waitsAtItsEnd() {
            do {
                Thread.yield();
            } while (!up);
        }

        void waitsForANumber() {
            int seen = number.get();
            while (seen != 5) {
                Thread.onSpinWait();
                seen = number.get();
            }
        }

        void triesAgain() {
            while (true) {
                int seen = number.get();
                if (seen == 0 && number.compareAndSet(seen, 1)) {
                    return;
                }
                Thread.onSpinWait();
            }
        }

        void waitsInALoopThatCounts() {
            for (int i = 0; i < 3; i++) {
                while (!up) {
                    Thread.onSpinWait();
                }
            }
        }

        void counts() {
            for (int i = 0; i < 3 && !up; i++) {
                Thread.onSpinWait();
            }
        }

        void countsBeforeAJump() {
            int i = 0;
            while (true) {
                if (i++ > 5) {
                    return;
                }
                if (up) {
                    continue;
                }
                Thread.yield();
            }
        }

        void waitsLonger() throws InterruptedException {
            long pause = 0;
            while (!up) {
                Thread.sleep(pause);
                pause = pause * 2 + 1;
            }
        }

        void remembersAtTimes() {
            boolean once = false;
            while (!once || number.get() == 0) {
                if (up) {
                    once = true;
                }
                Thread.onSpinWait();
            }
        }

        void remembersWhatWasBeforeAnException() {
            int seen = 0;
            do {
                try {
                    seen = number.incrementAndGet();
                    Thread.onSpinWait();
                } catch (IllegalStateException e) {
                    if (seen > 3) {
                        return;
                    }
                }
            } while (!up);
        }

        void hintsOnce() {
            Thread.onSpinWait();
        }
    }

    private static BitSet givingUp(String method) throws IOException {
        String file = "/" + Loops.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = HintLoopsTest.class.getResourceAsStream(file)) {
            return MethodPlan.scan(new ClassReader(bytes)).get(method + "()V").givingUp();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"waits", "waitsAtItsEnd", "triesAgain", "waitsInALoopThatCounts"})
    void onlyWait(String method) throws IOException {
        assertThat(givingUp(method).isEmpty()).isTrue();
    }

    /** That the number is read anew in each iteration is not seen: a variable goes from one into the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "counts",
                "countsBeforeAJump",
                "waitsLonger",
                "remembersAtTimes",
                "hintsOnce",
                "waitsForANumber",
                "remembersWhatWasBeforeAnException"
            })
    void mayGiveUp(String method) throws IOException {
        assertThat(givingUp(method).get(0)).isTrue();
    }
}
