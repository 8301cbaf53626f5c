package dev.heddle.it.junit.auto;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.junit.Explore;
import dev.heddle.junit.Journal;
import dev.heddle.junit.Unexplored;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class PackageCase {

    private final VirtualClock clock;

    PackageCase(VirtualClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void before() {
        assertTrue(Heddle.active() == (clock != null));
    }

    @AfterEach
    void after() {
        Journal.note(";");
    }

    @Test
    void plain() {
        Journal.note("plain" + Heddle.choose(2));
    }

    @ParameterizedTest
    @ValueSource(strings = "x")
    void parameterized(String argument) {
        Journal.note(argument + Heddle.choose(2));
    }

    @Explore
    @Test
    void marked() {
        Journal.note("marked" + Heddle.choose(100));
    }

    @Unexplored
    @Test
    void excepted() {
        assertFalse(Heddle.active());
        Journal.note("excepted");
    }

    @TestFactory
    Stream<DynamicTest> factory() {
        return Stream.of(DynamicTest.dynamicTest("dynamic", () -> Journal.note("dynamic")));
    }

    @Nested
    class Inner {

        @Test
        void inner() {
            Journal.note("inner" + Heddle.choose(2));
        }
    }

    @Unexplored
    @Nested
    class Excepted {

        @Test
        void excepted() {
            assertFalse(Heddle.active());
        }

        @Explore
        @Test
        void marked() {
            Journal.note("again" + Heddle.choose(2));
        }
    }
}
