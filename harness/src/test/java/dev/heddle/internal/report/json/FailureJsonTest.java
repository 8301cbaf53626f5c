package dev.heddle.internal.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.Golden;
import dev.heddle.internal.report.Records;
import dev.heddle.internal.report.StepRow;
import dev.heddle.internal.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FailureJsonTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(FailureJson.class.getResourceAsStream(FailureJson.SCHEMA));

    static Stream<FailureRecord> failures() {
        return Records.all();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void keepsToItsSchema(FailureRecord failure) {
        assertThat(errors(FailureJson.render(failure, "test"))).isEmpty();
    }

    /** What is damaged, what it becomes, and the place that the schema complains of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\":1 | \"version\":2 | /version",
                "\"format\":\"heddle-failure\" | \"format\":\"other\" | /format",
                "\"kind\":\"EXCEPTION\" | \"kind\":\"no kind\" | /kind",
                "\"token\":\"h1:Flf11fE0mMiA\", | `` | ",
                "\"arrival\":\"PREEMPTION\" | \"arrival\":\"LATE\" | /steps/3/arrival",
                "\"number\":3,\"thread\":0 | \"number\":3,\"thread\":-1 | /steps/2/thread",
                "\"number\":3, | \"number\":0, | /steps/2/number",
                "\"found\":\"100\" | \"found\":100 | /steps/7/values/0/found",
                "\"after\":[7] | \"after\":7 | /steps/8/after",
                "\"first\":1, | `` | /sources/0",
                "\"attempts\":4 | \"attempts\":\"4\" | /simplification/attempts",
                "\"arrival\":\"SWITCH\" | \"arrival\":\"LATE\" | /steps/7/arrival",
            })
    void rejectsWhatIsDamaged(String sound, String damaged, String place) {
        String json = FailureJson.render(Records.lostUpdate(), "test");
        assertThat(json).contains(sound);

        List<Error> errors = errors(json.replace(sound, damaged));

        assertThat(errors)
                .extracting(error -> error.getInstanceLocation().toString())
                .contains(place == null ? "" : place);
    }

    @Test
    void tellsAllThatIsKnown() {
        String json = FailureJson.render(Records.lostUpdate(), "AccountTest.noDepositIsLost()");

        ObjectNode tree = (ObjectNode) tree(json);
        assertThat(tree.remove("report").asString())
                .isEqualTo(TextReport.render(Records.lostUpdate().facts()));
        String readable = tree.toPrettyString();

        Golden.assertSame(
                "lost-update.json",
                readable.replace('"' + FailureJson.heddleVersion() + '"', "\"(Heddle's version)\""));
    }

    @Test
    void saysWhichStepsARowStandsFor() {
        FailureFacts facts = Records.lostUpdate().facts();
        List<StepRow> rows = new ArrayList<>(facts.steps());
        rows.set(0, rows.get(0).upTo(rows.get(0).step() + 1));
        FailureFacts folded = new FailureFacts(
                facts.kind(),
                facts.summary(),
                facts.facts(),
                facts.cycles(),
                rows,
                facts.token(),
                facts.threadNames(),
                facts.notes());

        String json = FailureJson.render(
                new FailureRecord(folded, Records.lostUpdate().execution()), "test");

        assertThat(json)
                .containsOnlyOnce("\"last\":" + (rows.get(0).step() + 1))
                .containsOnlyOnce("\"last\":");
        assertThat(errors(json)).isEmpty();
    }

    @Test
    void knowsHeddlesVersion() {
        assertThat(FailureJson.heddleVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void keepsStringsAsTheyAre() {
        JsonNode json = tree(FailureJson.render(Records.hostile(), "\"\\\n\u0000 </script>"));

        assertThat(json.get("test").asString()).isEqualTo("\"\\\n\u0000 </script>");
        assertThat(json.get("facts").get(0).get(3).asString()).isEqualTo("\u2028\u2029\u0000\u001b[31m");
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        assertThat(JsonMembers.wellFormed("\ud83d\ude00 \ud83d \ude00\ud83d"))
                .isEqualTo("\ud83d\ude00 \ufffd \ufffd\ufffd");
        assertThat(FailureJson.render(Records.hostile(), "\ud800")).doesNotContain("\ud800", "\udc00");
    }

    @Test
    void namesEachThreadThatOccurs() {
        JsonNode json = tree(FailureJson.render(Records.withoutThreadNames(), "test"));

        assertThat(json.get("threads").valueStream().map(JsonNode::asString)).containsExactly("main", "#1", "#2");
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
