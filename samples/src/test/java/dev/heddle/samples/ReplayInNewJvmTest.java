package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is good in a JVM that has never seen the exploration that found it. */
@Tag("slow")
class ReplayInNewJvmTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aTokenFailsInANewJvmOnEachEngine(int number) throws IOException, InterruptedException {
        Schedule schedule = Heddle.explorer()
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(10_000)
                .explore(Lessons.number(number).broken())
                .failure()
                .orElseThrow()
                .schedule();

        for (Engine engine : EnginesHere.ALL) {
            Process replay = replay(number, schedule, engine);
            String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(replay.waitFor(1, TimeUnit.MINUTES))
                    .as("ended: %s", said)
                    .isTrue();
            assertThat(replay.exitValue()).as("exit code: %s", said).isZero();
        }
    }

    private static Process replay(int number, Schedule schedule, Engine engine) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ReplayLesson.class.getName(),
                        Integer.toString(number),
                        schedule.token(),
                        engine.name())
                .redirectErrorStream(true)
                .start();
    }
}
