package dev.heddle.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arguments make a JVM listen to a debugger. */
class DebuggerArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"-agentlib:jdwp=transport=dt_socket,server=y,address=5005", "-Xrunjdwp:transport=dt_socket"})
    void aDebuggerIsAskedFor(String argument) {
        assertThat(Debugger.isAsked(List.of("-Xmx1g", argument))).isTrue();
    }

    @Test
    void othersAreNot() {
        assertThat(Debugger.isAsked(List.of("-Xdebug", "-agentlib:jdwpx", "-Dx=-agentlib:jdwp", "-javaagent:jdwp.jar")))
                .isFalse();
    }
}
