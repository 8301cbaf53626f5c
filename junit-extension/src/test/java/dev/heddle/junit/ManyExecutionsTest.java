package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.it.junit.LongCase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManyExecutionsTest {

    /** The method handle that calls the test is compiled after 127 calls, which is no part of any execution. */
    @Test
    void aTestIsVerifiedHoweverManyExecutionsItHas() {
        var results = TestKit.run(selectClass(LongCase.class), Map.of("heddle.strategy", "EXHAUSTIVE"));

        TestKit.succeeding(results);
        assertThat(TestKit.entries(results)).containsEntry("heddle.verdict", "VERIFIED");
    }
}
