package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.ExplorationFailure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.junit.WholeCase;
import dev.heddle.it.junit.WholeCase.FailingCase;
import dev.heddle.it.junit.WholeCase.Memories;
import dev.heddle.it.junit.WholeCase.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class IsolationTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    @Test
    void runsAllOfJunitInEachExecution() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(WholeCase.class));

        assertThat(TestKit.entries(results))
                .containsEntry("heddle.verdict", "VERIFIED")
                .containsEntry("heddle.executions", "2");
        assertThat(Journal.take().strip()).matches("\\[ <( \\[ < b0 t a0 > ])+ > ]");
    }

    @ExtendWith(Memories.class)
    static class FastCase {

        @AsyncTest
        void test(Memory memory) {
            memory.tell("once");
            assertEquals(1, memory.size());
            Heddle.choose(2);
        }
    }

    @Test
    void isTheWayForExtensionsWithAMemory() {
        assertThat(TestKit.failures(TestKit.run(FastCase.class))).isNotEmpty();
        TestKit.succeeding(TestKit.runWith("heddle.isolation", "junit", FastCase.class));
    }

    @Test
    void findsAndReplaysAFailure() {
        ExplorationFailure found = (ExplorationFailure) TestKit.failure(TestKit.run(FailingCase.class));
        assertThat(found.failure().kind()).isIn(FailureKind.EXCEPTION, FailureKind.DATA_RACE);

        String token = found.failure().schedule().token();
        ExplorationFailure again =
                (ExplorationFailure) TestKit.failure(TestKit.runWith("heddle.replay", token, FailingCase.class));

        assertThat(again.failure().kind()).isEqualTo(found.failure().kind());
        assertThat(again.failure().summary()).isEqualTo(found.failure().summary());
        assertThat(again.failure().schedule().token()).isEqualTo(token);
    }

    @Explore(isolation = Isolation.JUNIT)
    static class AssumingCase {

        @Test
        void test(TestReporter reporter) {
            int chosen = Heddle.choose(3);
            Assumptions.assumeTrue(chosen != 1);
            reporter.publishEntry("chosen", Integer.toString(chosen));
        }
    }

    @Test
    void discardsWhatIsAbortedAndHandsOnEntries() {
        EngineExecutionResults results = TestKit.run(AssumingCase.class);

        assertThat(TestKit.failures(results)).isEmpty();
        assertThat(results.allEvents().reportingEntryPublished().stream()
                        .map(event ->
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                        .filter(entry -> entry.containsKey("chosen"))
                        .map(Map::values)
                        .flatMap(Collection::stream)
                        .distinct())
                .containsExactlyInAnyOrder("0", "2");
    }

    @Explore(isolation = Isolation.JUNIT)
    static class ParameterizedCase {

        @ParameterizedTest
        @ValueSource(ints = {3, 5})
        void test(int number, TestInfo info) {
            assertTrue(info.getDisplayName().contains(Integer.toString(number)));
            Heddle.choose(number);
            Journal.note("" + number);
        }

        @Nested
        class InnerCase {

            @Test
            void test() {
                Journal.note("nested");
                Heddle.choose(2);
            }
        }
    }

    @Test
    void runsOneInvocationOfATemplateAndNestedClasses() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(ParameterizedCase.class));

        List<String> noted = List.of(Journal.take().strip().split(" "));
        assertThat(executions(results)).containsExactlyInAnyOrder("3", "5", "2");
        assertThat(noted).contains("3", "5", "nested").doesNotContainSequence("3", "5", "3");
    }

    private static Stream<String> executions(EngineExecutionResults results) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .filter(entries -> entries.containsKey("heddle.executions"))
                .map(entries -> entries.get("heddle.executions"));
    }

    @Explore(isolation = Isolation.JUNIT)
    static class BrokenSetUpCase {

        @BeforeEach
        void before() {
            throw new IllegalArgumentException("no set-up");
        }

        @Test
        void test() {
            Journal.note("test");
        }
    }

    @Test
    void tellsWhatTheSetUpFailedWith() {
        ExplorationFailure failure = (ExplorationFailure) TestKit.failure(TestKit.run(BrokenSetUpCase.class));

        assertThat(failure.failure().cause())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no set-up");
        assertThat(Journal.take()).isEmpty();
    }
}
