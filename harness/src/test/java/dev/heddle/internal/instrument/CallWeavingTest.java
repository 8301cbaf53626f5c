package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.woven.Calls;
import org.junit.jupiter.api.Test;

class CallWeavingTest {

    @Test
    void replacesCallsThatBlockOrReadTheTime() {
        Controlled controlled = Controlled.run(Calls::replaced);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("42 43 0.45 46 identity");
        assertThat(controlled.linesOf("yield", "onSpinWait", "sleep", "interrupted"))
                .containsExactly(
                        "yield UPDATE Thread.yield()",
                        "onSpinWait UPDATE Thread.onSpinWait()",
                        "sleep 1000000 UPDATE Thread.sleep()",
                        "sleep 1000005 UPDATE Thread.sleep()",
                        "interrupted",
                        "sleep 3000000 UPDATE Calls.Worker.sleep()",
                        "onSpinWait UPDATE Calls.Worker.onSpinWait()");
    }

    @Test
    void replacesCallsBehindMethodReferences() {
        Controlled controlled = Controlled.run(Calls::references);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("42 identity 46");
        assertThat(controlled.lines()).contains("yield CALL Thread.yield()");
    }

    @Test
    void announcesCallsBehindMethodReferences() {
        Controlled controlled = Controlled.run(Calls::boundReferences);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("true 2 1 false");
        assertThat(controlled.lines()).contains("acquire 1", "recordOffset UPDATE Unsafe.getAndAddInt()");
    }

    @Test
    void announcesCallsOfMethodsThatUsersInheritFromTheJdk() {
        Controlled controlled = Controlled.run(Calls::inherited);

        assertThat(controlled.value()).isEqualTo("x");
        assertThat(controlled.lines()).contains("record READ LinkedBlockingQueue.head");
    }

    @Test
    void leavesMethodsAloneThatOnlyShareTheName() {
        assertThat(Controlled.run(Calls::overridden).value()).isEqualTo("mine");
    }

    @Test
    void letsThreadsOfTheUserAskTheWorldFirst() {
        Controlled controlled = Controlled.run(Calls::threads);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("false false true");
        assertThat(controlled.linesOf("start", "join", "isAlive"))
                .contains("isAlive", "start", "join 10000000000", "join " + Long.MAX_VALUE);
    }

    @Test
    void leavesTheRestOfTheJdkAlone() {
        Controlled controlled = Controlled.run(Calls::durations);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("3000000 [2, 3]");
    }
}
