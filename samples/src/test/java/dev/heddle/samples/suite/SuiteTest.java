package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The suite, in a JVM of its own, so that what is left there is what the suite left. */
@Tag("slow")
class SuiteTest {

    @Test
    void hasTheSameResultsInEachOrderAndLeavesNothingBehind() throws IOException, InterruptedException {
        Process suite = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Suite.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(suite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(suite.waitFor(1, TimeUnit.MINUTES)).as("ended: %s", said).isTrue();
        assertThat(suite.exitValue()).as("exit code: %s", said).isZero();
        assertThat(said.lines().filter(line -> line.matches(".* [3-9]\\d\\d  .*")))
                .as("orders with more than 300 tests: %s", said)
                .hasSize(Order.ALL.size());
        assertThat(List.of(said.split("\\R"))).contains("all runs had the same results");
    }
}
