package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {

    @Test
    void isATableOfTheFailures() {
        Golden.assertSame("step-summary.md", StepSummary.markdown(Samples.ALL));
    }

    @Test
    void addsToWhatOtherStepsSaid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("summary.md"), "What was there.\n");

        StepSummary.append(List.of(Samples.LOST), file);

        assertThat(file).content().startsWith("What was there.\n### Heddle: 1 of 1 explored test failed\n");
    }

    @Test
    void saysNothingIfAllIsWell(@TempDir Path folder) throws IOException {
        StepSummary.append(List.of(Samples.VERIFIED), folder.resolve("summary.md"));

        assertThat(folder).isEmptyDirectory();
    }
}
