package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.internal.session.RealWait;
import dev.heddle.it.OnEveryEngine;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Tests that block or compute where Heddle can't see them: they are ended after some seconds of real time. */
@Tag("slow")
class WatchdogTest {

    private static final String LIMIT = "heddle.watchdog";

    @BeforeEach
    void beImpatient() {
        System.setProperty(LIMIT, "1");
    }

    @AfterEach
    void bePatient() {
        System.clearProperty(LIMIT);
    }

    @OnEveryEngine
    void endsATestThatWaitsForTheNetwork(Engine engine) {
        Failure failure = on(engine)
                .explore(() -> {
                    try (ServerSocket server = new ServerSocket(0)) {
                        server.accept().close();
                    }
                })
                .failures()
                .get(0);

        assertThat(failure.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(failure.summary()).contains("no step for 1 s of real time", "outside of Heddle's control");
        assertThat(failure.cause().getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getClassName()).contains("ServerSocket"));
        assertThat(failure.report())
                .contains("ServerSocket.implAccept", "called by", "WatchdogTest.java:")
                .containsPattern("thread +" + Thread.currentThread().getName());
    }

    @OnEveryEngine
    void endsATestThatOnlyComputes(Engine engine) {
        Failure failure = on(engine)
                .explore(() -> {
                    long sum = 1;
                    while (sum != 0) {
                        sum += 2;
                    }
                })
                .failures()
                .get(0);

        assertThat(failure.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(failure.summary()).contains("WatchdogTest");
    }

    /** Whoever waits without a limit for a notification that is not modelled gets a part of the time. */
    @OnEveryEngine
    void endsATestThatWaitsForReal(Engine engine) {
        Failure failure = on(engine).explore(RealWait::forever).failures().get(0);

        assertThat(failure.kind()).isEqualTo(FailureKind.LIVELOCK);
        assertThat(failure.summary()).contains("no step for 0.2 s of real time", "Object.wait");
    }
}
