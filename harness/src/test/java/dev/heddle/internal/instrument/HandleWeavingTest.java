package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.woven.Handles;
import org.junit.jupiter.api.Test;

class HandleWeavingTest {

    @Test
    void announcesReadsAndWrites() {
        Controlled controlled = Controlled.run(Handles::plain);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo(4);
        assertThat(controlled.linesOf("handle"))
                .containsExactly(
                        "handle[1] WRITE VarHandle.set()",
                        "handle[-1] READ VarHandle.get()",
                        "handle[2] WRITE VarHandle.setVolatile()",
                        "handle[-1] READ VarHandle.getVolatile()",
                        "handle[3] WRITE VarHandle.setOpaque()",
                        "handle[-1] READ VarHandle.getOpaque()",
                        "handle[4] WRITE VarHandle.setRelease()",
                        "handle[-1] READ VarHandle.getAcquire()");
    }

    @Test
    void announcesUpdatesInAllModes() {
        Controlled controlled = Controlled.run(Handles::updates);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("true 95 2");
        assertThat(controlled.linesOf("handle"))
                .hasSizeGreaterThanOrEqualTo(17)
                .allMatch(line -> line.contains(" UPDATE "));
    }

    @Test
    void announcesWideStaticAndElementHandles() {
        Controlled controlled = Controlled.run(Handles::others);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("5 11 7 8 true c true 10");
        assertThat(controlled.lines())
                .contains("handle[2] UPDATE VarHandle.compareAndSet()", "handle[-1] WRITE VarHandle.setVolatile()");
    }
}
