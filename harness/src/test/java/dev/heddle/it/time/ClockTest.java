package dev.heddle.it.time;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All clocks of the JDK show the same virtual time. */
class ClockTest {

    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

    /** What each clock shows, in milliseconds of the Unix epoch. */
    private static Set<Long> allClocks() {
        return new LinkedHashSet<>(List.of(
                        System.currentTimeMillis(),
                        Instant.now().toEpochMilli(),
                        Clock.systemUTC().millis(),
                        Clock.systemDefaultZone().instant().toEpochMilli(),
                        Instant.now(Clock.systemUTC()).toEpochMilli(),
                        LocalDateTime.now(ZoneOffset.UTC)
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli(),
                        ZonedDateTime.now().toInstant().toEpochMilli(),
                        OffsetDateTime.now().toInstant().toEpochMilli(),
                        new Date().getTime(),
                        new GregorianCalendar().getTimeInMillis(),
                        VirtualClock.current().now().toEpochMilli(),
                        VirtualClock.current().asClock().millis())
                .stream()
                .toList());
    }

    @OnEveryEngine
    void beginsInTheYear2000(Engine engine) {
        Set<Long> shown = constant(engine, ClockTest::allClocks);

        assertThat(shown).containsExactly(START.toEpochMilli());
    }

    @OnEveryEngine
    void agreesOnWhatHasPassed(Engine engine) {
        Set<Long> shown = constant(engine, () -> {
            Thread.sleep(Duration.ofDays(366).toMillis());
            return allClocks();
        });

        assertThat(shown).containsExactly(Instant.parse("2001-01-01T00:00:00Z").toEpochMilli());
    }

    @OnEveryEngine
    void countsNanosecondsAlike(Engine engine) {
        List<Long> passed = constant(engine, () -> {
            long before = System.nanoTime();
            Instant instant = Instant.now();
            Thread.sleep(2, 345);
            return List.of(
                    System.nanoTime() - before,
                    Duration.between(instant, Instant.now()).toNanos(),
                    VirtualClock.current().elapsed().toNanos());
        });

        assertThat(passed).containsExactly(2_000_345L, 2_000_345L, 2_000_345L);
    }

    @OnEveryEngine
    void standsStillWhileThreadsRun(Engine engine) {
        List<Long> shown = constant(engine, () -> {
            List<Long> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(System.nanoTime());
                Thread.yield();
            }
            return all.stream().distinct().toList();
        });

        assertThat(shown).hasSize(1);
    }

    @OnEveryEngine
    void isRealOutside(Engine engine) {
        Instant before = Instant.now();

        constant(engine, () -> {
            Thread.sleep(5);
            return 0;
        });

        assertThat(Instant.now()).isAfter(START.plus(Duration.ofDays(365))).isAfterOrEqualTo(before);
    }
}
