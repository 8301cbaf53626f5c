package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.woven.Monitors;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MonitorWeavingTest {

    @Test
    void modelsSynchronizedMethods() {
        Controlled controlled = balanced(Monitors::methods);

        assertThat(controlled.value()).isEqualTo("8+");
        assertThat(controlled.linesOf("enter", "exit"))
                .containsExactly(
                        "enter MONITOR_ENTER",
                        "exit MONITOR_EXIT",
                        "enter MONITOR_ENTER",
                        "exit MONITOR_EXIT",
                        "enter MONITOR_ENTER",
                        "exit MONITOR_EXIT");
    }

    @Test
    void releasesOnceWhenASynchronizedMethodThrows() {
        Controlled controlled = balanced(Monitors::thrownOut);

        assertThat(controlled.error()).hasMessage("thrown");
        assertThat(controlled.linesOf("exit")).hasSize(1);
    }

    @Test
    void releasesOnceWhenALoopWithoutEndThrows() {
        Controlled controlled = balanced(Monitors::thrownOutOfLoop);

        assertThat(controlled.error()).hasMessage("thrown");
        assertThat(controlled.linesOf("exit")).hasSize(2);
    }

    @Test
    void modelsNestedAndSequentialBlocks() {
        Controlled controlled = balanced(Monitors::nested);

        assertThat(controlled.value()).isEqualTo(14L);
        assertThat(controlled.linesOf("enter")).hasSize(5);
        assertThat(controlled.linesOf("exit")).hasSize(5);
    }

    @Test
    void modelsBlocksThatAreLeftByJumps() {
        Controlled controlled = balanced(() -> Monitors.returnFromWithin(7));

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo(Monitors.returnFromWithin(7));
    }

    @Test
    void releasesOnceWhenABlockThrows() {
        Controlled controlled = balanced(Monitors::blockThrows);

        assertThat(controlled.value()).isEqualTo(false);
        assertThat(controlled.linesOf("enter", "exit")).hasSize(2);
    }

    @Test
    void asksTheModelWhoHoldsALock() {
        assertThat(balanced(Monitors::holds).value()).isEqualTo(true);
    }

    @Test
    void leavesNullMonitorsToTheInstructionItself() {
        assertThat(balanced(() -> Monitors.nullMonitor(null)).error()).isInstanceOf(NullPointerException.class);
    }

    @Test
    void modelsWaitingAndNotifying() {
        Controlled controlled = balanced(Monitors::waiting);

        assertThat(controlled.value()).isEqualTo("done");
        assertThat(controlled.linesOf("wait", "notify", "notifyAll"))
                .containsExactly(
                        "wait 0 CALL Object.wait()",
                        "wait 5000000 CALL Object.wait()",
                        "wait 5000007 CALL Object.wait()",
                        "notify CALL Object.notify()",
                        "notifyAll CALL Object.notifyAll()");
    }

    @Test
    @Tag("slow")
    void staysRightWhenTheCompilerTakesOver() throws Exception {
        Object expected = "19999900000 400000";

        assertThat(balanced(Monitors::hot).value()).isEqualTo(expected);
        for (int i = 0; i < 20; i++) {
            assertThat(Monitors.hot()).isEqualTo(expected);
        }
    }

    private static Controlled balanced(Callable<Object> code) {
        Controlled controlled = Controlled.run(code);
        assertThat(controlled.monitorsHeld()).isZero();
        assertThat(controlled.lines()).noneMatch(line -> line.contains("not held"));
        assertThat(controlled.linesOf("exit")).hasSameSizeAs(controlled.linesOf("enter"));
        return controlled;
    }
}
