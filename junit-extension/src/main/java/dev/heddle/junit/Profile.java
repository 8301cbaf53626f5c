package dev.heddle.junit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much is explored where nothing is said: a set of defaults, which anything that is set explicitly wins over, attribute by
 * attribute.
 */
enum Profile {

    /** For who waits for the result. */
    QUICK(1_000, Duration.ofSeconds(2)),

    /** As if there were no profiles. */
    DEFAULT(10_000, Duration.ofSeconds(10)),

    /** For a machine that has the night. */
    NIGHTLY(10_000_000, Duration.ofMinutes(5));

    private final long maxExecutions;
    private final Duration budget;

    Profile(long maxExecutions, Duration budget) {
        this.maxExecutions = maxExecutions;
        this.budget = budget;
    }

    /**
     * The profile of this name, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    static Profile named(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.text().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name.strip() + "\" is none of "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Profile::text).toList())));
    }

    /** The profile that is set; else the default one. */
    static Profile of(SuiteSetting.Properties properties) {
        return SuiteSetting.PROFILE.value(properties).orElse(DEFAULT);
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wall time of a test that doesn't say it. */
    Duration budget() {
        return budget;
    }

    /** The defaults as a place that settings are looked for last; none if they are those of the harness. */
    List<Level> levels() {
        Map<String, String> defaults = Map.of(
                Setting.MAX_EXECUTIONS.property(),
                Long.toString(maxExecutions),
                Setting.BUDGET.property(),
                budget.toString());
        return this == DEFAULT
                ? List.of()
                : List.of(new Level.Text(
                        "profile " + text() + ": %s", property -> Optional.ofNullable(defaults.get(property))));
    }
}
