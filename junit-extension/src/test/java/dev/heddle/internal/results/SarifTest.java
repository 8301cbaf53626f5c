package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file that it compares with was checked against the schema of the standard. */
class SarifTest {

    private static final Sarif SARIF = new Sarif("1.2.3", "heddle/bank core/");

    @Test
    void tellsFailuresWithTheirPlaces() {
        Golden.assertSame("heddle.sarif", SARIF.text(Samples.ALL));
    }

    @Test
    void hasARuleForEachKindOfFailureAtItsIndex() throws IOException {
        Map<?, ?> log = (Map<?, ?>) Json.value(SARIF.text(Samples.ALL));
        Map<?, ?> run = (Map<?, ?>) ((List<?>) log.get("runs")).get(0);
        Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver");
        List<String> rules = ((List<?>) driver.get("rules"))
                .stream()
                        .map(rule -> String.valueOf(((Map<?, ?>) rule).get("id")))
                        .toList();

        assertThat(rules)
                .containsExactlyElementsOf(
                        Arrays.stream(FailureKind.values()).map(Enum::name).toList());
        assertThat((List<?>) run.get("results")).hasSize(3).allSatisfy(result -> {
            Map<?, ?> fields = (Map<?, ?>) result;
            assertThat(rules.get(((Long) fields.get("ruleIndex")).intValue())).isEqualTo(fields.get("ruleId"));
        });
    }

    @Test
    void isValidWithoutResults() throws IOException {
        assertThat(SARIF.text(List.of(Samples.VERIFIED))).contains("\"results\" : [ ]");
    }
}
