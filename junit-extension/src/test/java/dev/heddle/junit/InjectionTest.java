package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Heddle;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.io.TempDir;

class InjectionTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Port {}

    static class Ports implements TestInstancePostProcessor {

        @Override
        public void postProcessTestInstance(Object instance, ExtensionContext context) {
            if (instance instanceof InjectedCase injected) {
                injected.port = 8080;
            }
        }
    }

    @ExtendWith(Ports.class)
    static class InjectedCase {

        @TempDir
        Path directory;

        @Port
        int port;

        @Port
        Object ownValue = new Object();

        Object seen = ownValue;

        @AsyncTest
        void test(@TempDir Path other) {
            Heddle.choose(3);
            assertTrue(Files.isDirectory(directory));
            assertTrue(Files.isDirectory(other));
            assertEquals(8080, port);
            assertSame(seen, ownValue);
            Journal.note("checked");
        }
    }

    @Test
    void givesEachInstanceWhatOtherExtensionsInjectedAndLeavesWhatItMadeItself() {
        TestKit.succeeding(TestKit.run(InjectedCase.class));

        assertThat(Journal.take()).matches("(checked ){3,}");
    }

    static class Server implements BeforeEachCallback, AfterEachCallback {

        boolean running;

        @Override
        public void beforeEach(ExtensionContext context) {
            running = true;
            Journal.note("up");
        }

        @Override
        public void afterEach(ExtensionContext context) {
            running = false;
            Journal.note("down");
        }
    }

    static class RegisteredCase {

        @RegisterExtension
        final Server server = new Server();

        final Server another = new Server();

        @AsyncTest
        void test() {
            Heddle.choose(3);
            assertNotSame(server, another);
            assertTrue(server.running);
        }
    }

    @Test
    void keepsTheExtensionThatJUnitCallsAndCallsItOnce() {
        TestKit.succeeding(TestKit.run(RegisteredCase.class));

        assertThat(Journal.take()).isEqualTo("up down ");
    }
}
