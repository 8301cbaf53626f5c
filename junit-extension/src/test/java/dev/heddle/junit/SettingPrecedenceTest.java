package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sees by the report entries which of several places a setting was taken from. */
class SettingPrecedenceTest {

    private static final Map<String, String> PARAMETERS = Map.of("heddle.seed", "5", "heddle.engine", "thread");

    @Explore(seed = 2, maxExecutions = 2)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Tuned {}

    static class DefaultCase {

        @AsyncTest
        void test() {
            Heddle.choose(3);
        }
    }

    @Test
    void takesTheDefaultIfNothingIsSet() {
        Map<String, String> entries = TestKit.entries(TestKit.succeeding(TestKit.run(DefaultCase.class)));

        assertThat(entries).containsEntry("heddle.seed", "0");
    }

    @Test
    void takesAConfigurationParameterBeforeTheDefault() {
        Map<String, String> entries =
                TestKit.entries(TestKit.succeeding(TestKit.run(selectClass(DefaultCase.class), PARAMETERS)));

        assertThat(entries).containsEntry("heddle.seed", "5").containsEntry("heddle.engine", "THREAD");
    }

    @Explore(seed = 4)
    static class ParentCase {}

    static class ChildCase extends ParentCase {

        @AsyncTest
        void test() {
            Heddle.choose(3);
        }
    }

    @Test
    void takesASuperclassBeforeAConfigurationParameterAttributeByAttribute() {
        Map<String, String> entries =
                TestKit.entries(TestKit.succeeding(TestKit.run(selectClass(ChildCase.class), PARAMETERS)));

        assertThat(entries).containsEntry("heddle.seed", "4").containsEntry("heddle.engine", "THREAD");
    }

    @Explore(seed = 4, maxExecutions = 1)
    static class EnclosingCase {

        @Nested
        @Explore(seed = 3)
        class InnerCase {

            @Test
            void test() {
                Heddle.choose(3);
            }
        }
    }

    @Test
    void takesTheClassBeforeTheEnclosingOneAttributeByAttribute() {
        Map<String, String> entries = TestKit.entries(TestKit.succeeding(TestKit.run(EnclosingCase.class)));

        assertThat(entries).containsEntry("heddle.seed", "3").containsEntry("heddle.executions", "1");
    }

    @Explore(seed = 3, engine = Engine.THREAD)
    static class MethodCase {

        @AsyncTest
        @Explore(seed = 1)
        @Tuned
        void test() {
            Heddle.choose(3);
        }
    }

    @Test
    void takesTheMethodBeforeItsOtherAnnotationsAndThoseBeforeTheClass() {
        Map<String, String> entries = TestKit.entries(TestKit.succeeding(TestKit.run(MethodCase.class)));

        assertThat(entries)
                .containsEntry("heddle.seed", "1")
                .containsEntry("heddle.executions", "2")
                .containsEntry("heddle.engine", "THREAD");
    }

    @Test
    void takesASystemPropertyBeforeAll() {
        Map<String, String> entries =
                TestKit.entries(TestKit.succeeding(TestKit.runWith("heddle.seed", "9", MethodCase.class)));

        assertThat(entries).containsEntry("heddle.seed", "9").containsEntry("heddle.executions", "2");
    }

    @Test
    void takesABlankSystemPropertyForNone() {
        Map<String, String> entries =
                TestKit.entries(TestKit.succeeding(TestKit.runWith("heddle.seed", " ", MethodCase.class)));

        assertThat(entries).containsEntry("heddle.seed", "1");
    }
}
