package dev.heddle.junit;

import dev.heddle.internal.results.SummaryDetail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Something that is set for all tests alike, by a system property or a configuration parameter of JUnit, and by no annotation.
 *
 * @param property its name
 * @param example a value
 * @param fromText its value; throws {@link IllegalArgumentException} with a message that names what is allowed
 */
record SuiteSetting<T>(String property, String example, Function<String, T> fromText) {

    static final SuiteSetting<Profile> PROFILE = new SuiteSetting<>("heddle.profile", "quick", Profile::named);

    static final SuiteSetting<Duration> TOTAL_BUDGET =
            new SuiteSetting<>("heddle.totalBudget", "10m", SuiteSetting::positive);

    static final SuiteSetting<String> REPORTS = new SuiteSetting<>("heddle.reports", "target/heddle", String::strip);

    static final SuiteSetting<Keep> KEEP =
            new SuiteSetting<>("heddle.keep", "project", text -> TextForm.choice(Keep.class, text));

    static final SuiteSetting<SummaryDetail> SUMMARY =
            new SuiteSetting<>("heddle.summary", "full", text -> TextForm.choice(SummaryDetail.class, text));

    static final SuiteSetting<Reach.Mode> MODE =
            new SuiteSetting<>("heddle.mode", "auto", text -> TextForm.choice(Reach.Mode.class, text));

    /** All of them, as they are listed to people. */
    static final List<SuiteSetting<?>> ALL = List.of(PROFILE, TOTAL_BUDGET, REPORTS, KEEP, SUMMARY, MODE);

    /** Where failing schedules are kept. */
    enum Keep {
        /** Among the reports, where the next clean build removes them. */
        BUILD,
        /** In the directory {@code .heddle}, to be committed. */
        PROJECT,
        /** Nowhere. */
        NONE
    }

    /** The texts of properties; empty where there is none, or a blank one. */
    interface Properties extends Function<String, Optional<String>> {

        /** The system's, and then JUnit's. */
        static Properties of(Function<String, Optional<String>> parameters) {
            return name -> Optional.ofNullable(System.getProperty(name))
                    .filter(text -> !text.isBlank())
                    .or(() -> parameters.apply(name).filter(text -> !text.isBlank()));
        }

        /** Those that a test sees. */
        static Properties of(ExtensionContext test) {
            return of(test::getConfigurationParameter);
        }
    }

    /**
     * What is set.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if that is not allowed
     */
    Optional<T> value(Properties properties) {
        try {
            return properties.apply(property).map(fromText);
        } catch (IllegalArgumentException malformed) {
            throw Misuse.malformedProperty(this, malformed);
        }
    }

    private static Duration positive(String text) {
        Duration duration = TextForm.duration(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("\"" + text + "\" is not positive");
        }
        return duration;
    }
}
