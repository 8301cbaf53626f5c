package dev.heddle.junit;

import static java.util.function.Predicate.not;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing that can be set about an exploration: its name, its forms in text and in {@link Explore}, and what it
 * changes.
 *
 * @param name the attribute's name, which behind {@code heddle.} is that of the property
 * @param example a value in text
 * @param written its value in an annotation; empty if not set there
 * @param fromText its value in a property; throws {@link IllegalArgumentException} with a message that names what is
 *     allowed
 * @param into makes it an option of the exploration, or checks it if it is none; throws {@link IllegalArgumentException}
 *     if it is out of range
 */
record Setting<T>(
        String name,
        String example,
        Function<Explore, Optional<T>> written,
        Function<String, T> fromText,
        BiFunction<Explorer, T, Explorer> into) {

    /** What the properties of all settings begin with. */
    static final String PREFIX = "heddle.";

    static final Setting<Strategy> STRATEGY = new Setting<>(
            "strategy",
            "PCT",
            explore -> Optional.of(explore.strategy()).filter(not(Strategy.AUTO::equals)),
            text -> TextForm.choice(Strategy.class, text),
            Explorer::strategy);

    static final Setting<Long> MAX_EXECUTIONS = new Setting<>(
            "maxExecutions",
            "10000",
            explore -> unlessUnset(explore.maxExecutions()),
            TextForm::number,
            Explorer::maxExecutions);

    static final Setting<Duration> BUDGET = new Setting<>(
            "budget",
            "10s",
            explore -> unlessEmpty(explore.budget()).map(TextForm::duration),
            TextForm::duration,
            Explorer::budget);

    static final Setting<Long> SEED = new Setting<>(
            "seed",
            "42",
            explore -> Optional.of(explore.seed()).filter(seed -> seed != Explore.NO_SEED),
            TextForm::number,
            Explorer::seed);

    static final Setting<Schedule> REPLAY = new Setting<>(
            "replay",
            "h1:…",
            explore -> unlessEmpty(explore.replay()).map(Schedule::parse),
            Schedule::parse,
            Explorer::replay);

    static final Setting<Timing> TIMING = new Setting<>(
            "timing",
            "ELASTIC",
            explore -> only(explore.timing()),
            text -> TextForm.choice(Timing.class, text),
            Explorer::timing);

    static final Setting<Duration> TIMEOUT = new Setting<>(
            "timeout",
            "5s",
            explore -> unlessEmpty(explore.timeout()).map(TextForm::duration),
            TextForm::duration,
            Explorer::timeout);

    static final Setting<Integer> PREEMPTION_BOUND = new Setting<>(
            "preemptionBound",
            "2",
            explore -> unlessUnset(explore.preemptionBound()),
            TextForm::smallNumber,
            Explorer::preemptionBound);

    static final Setting<Integer> SPURIOUS_WAKEUPS = new Setting<>(
            "spuriousWakeups",
            "1",
            explore -> unlessUnset(explore.spuriousWakeups()),
            TextForm::smallNumber,
            Explorer::spuriousWakeups);

    static final Setting<Integer> MAX_STEPS = new Setting<>(
            "maxSteps",
            "100000",
            explore -> unlessUnset(explore.maxSteps()),
            TextForm::smallNumber,
            Explorer::maxSteps);

    static final Setting<Cancellation> CANCELLATION = new Setting<>(
            "cancellation",
            "INJECT",
            explore -> only(explore.cancellation()),
            text -> TextForm.choice(Cancellation.class, text),
            Explorer::cancellation);

    static final Setting<String[]> CANCELLING = new Setting<>(
            "cancelling",
            "worker-1,reader-*",
            explore -> Optional.of(explore.cancelling()).filter(names -> names.length > 0),
            TextForm::names,
            Explorer::cancelling);

    static final Setting<Engine> ENGINE = new Setting<>(
            "engine",
            "THREAD",
            explore -> Optional.of(explore.engine()).filter(not(Engine.AUTO::equals)),
            text -> TextForm.choice(Engine.class, text),
            Explorer::engine);

    static final Setting<FailureKind[]> IGNORING = new Setting<>(
            "ignoring",
            "DATA_RACE,LOCK_ORDER",
            explore -> Optional.of(explore.ignoring()).filter(kinds -> kinds.length > 0),
            text -> TextForm.choices(FailureKind.class, text),
            Explorer::ignoring);

    static final Setting<String[]> ALLOWING_RACES = new Setting<>(
            "allowingRaces",
            "Account.balance,com.example.lib.*",
            explore -> Optional.of(explore.allowingRaces()).filter(names -> names.length > 0),
            TextForm::names,
            Explorer::allowingRaces);

    static final Setting<String[]> EVENT_LOOPS = new Setting<>(
            "eventLoops",
            "ui,io-*",
            explore -> Optional.of(explore.eventLoops()).filter(names -> names.length > 0),
            TextForm::names,
            Explorer::eventLoops);

    static final Setting<OnFailure> ON_FAILURE = new Setting<>(
            "onFailure",
            "CONTINUE",
            explore -> only(explore.onFailure()),
            text -> TextForm.choice(OnFailure.class, text),
            Explorer::onFailure);

    /** No option of the exploration, but of what is explored; see {@link ExploredTest}. */
    static final Setting<Isolation> ISOLATION = new Setting<>(
            "isolation",
            "JUNIT",
            explore -> only(explore.isolation()),
            text -> TextForm.choice(Isolation.class, text),
            (explorer, isolation) -> explorer);

    /** No option of the exploration, but a claim about its result; see {@link ExpectedExecutions}. */
    static final Setting<Long> EXPECT_EXECUTIONS = new Setting<>(
            "expectExecutions",
            "20",
            explore -> Optional.of(explore.expectExecutions()).filter(number -> number != ExpectedExecutions.ANY),
            TextForm::number,
            Setting::notNegative);

    /** All settings, as they are listed to people. */
    static final List<Setting<?>> ALL = List.of(
            STRATEGY,
            MAX_EXECUTIONS,
            BUDGET,
            SEED,
            REPLAY,
            TIMING,
            TIMEOUT,
            PREEMPTION_BOUND,
            SPURIOUS_WAKEUPS,
            MAX_STEPS,
            CANCELLATION,
            CANCELLING,
            ENGINE,
            IGNORING,
            ALLOWING_RACES,
            EVENT_LOOPS,
            ON_FAILURE,
            ISOLATION,
            EXPECT_EXECUTIONS);

    /** The property's name. */
    String property() {
        return PREFIX + name;
    }

    /**
     * The options with this setting as the first of the levels says it; the same ones if none says it.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if that level says what is not allowed
     */
    Explorer applied(Explorer explorer, List<Level> levels) {
        return first(levels, value -> into.apply(explorer, value)).orElse(explorer);
    }

    /**
     * What the first of the levels says that says it.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if that level says what is not allowed
     */
    Optional<T> value(List<Level> levels) {
        return first(levels, Function.identity());
    }

    private <R> Optional<R> first(List<Level> levels, Function<T, R> use) {
        for (Level level : levels) {
            try {
                Optional<R> used = level.value(this).map(use);
                if (used.isPresent()) {
                    return used;
                }
            } catch (IllegalArgumentException malformed) {
                throw Misuse.malformedValue(this, level, malformed);
            }
        }
        return Optional.empty();
    }

    private static Explorer notNegative(Explorer explorer, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("expectExecutions must not be negative, but is " + number);
        }
        return explorer;
    }

    private static <N extends Number> Optional<N> unlessUnset(N number) {
        return Optional.of(number).filter(set -> set.longValue() != -1);
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).map(String::strip).filter(not(String::isEmpty));
    }

    private static <E> Optional<E> only(E[] values) {
        if (values.length > 1) {
            throw new IllegalArgumentException("it has " + values.length + " values, but may have one");
        }
        return values.length == 0 ? Optional.empty() : Optional.of(values[0]);
    }
}
