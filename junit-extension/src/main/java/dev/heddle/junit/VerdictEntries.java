package dev.heddle.junit;

import dev.heddle.Exploration;
import dev.heddle.internal.report.VerdictSentence;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a test's report entries say about its exploration. */
final class VerdictEntries {

    private VerdictEntries() {}

    static Map<String, String> of(Exploration<?> exploration) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("heddle", VerdictSentence.of(exploration));
        entries.put("heddle.verdict", exploration.verdict().name());
        entries.put("heddle.executions", Long.toString(exploration.executions()));
        entries.put("heddle.seed", Long.toString(exploration.statistics().seed()));
        entries.put("heddle.engine", exploration.statistics().engine().name());
        exploration
                .failure()
                .ifPresent(failure ->
                        entries.put("heddle.schedule", failure.schedule().token()));
        if (!exploration.notes().isEmpty()) {
            entries.put("heddle.notes", String.join(" ", exploration.notes()));
        }
        return entries;
    }
}
