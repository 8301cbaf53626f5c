package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexPageTest {

    private static String page(String run) {
        return new IndexPage("bank", run).html(Samples.ALL);
    }

    @Test
    void linksFailuresToTheirReports() {
        assertThat(page("run-2"))
                .contains("<a href=\"com.example.AccountTest/noDepositIsLost.txt\">AccountTest.noDepositIsLost</a>")
                .contains(
                        "mvn test -Dtest=com.example.AccountTest#noDepositIsLost -Dheddle.replay=h1:F21nAqqB8f</pre>");
    }

    @Test
    void showsFailuresFirst() {
        String page = page("run-2");

        assertThat(page).contains("<h1>3 of 5 explored tests failed in bank</h1>");
        assertThat(page.indexOf(">AccountTest.noDepositIsLost"))
                .isPositive()
                .isLessThan(page.indexOf(">PoolTest.serves"));
        assertThat(page.lastIndexOf("class=\"verdict FAILED\"")).isLessThan(page.indexOf("class=\"verdict VERIFIED\""));
    }

    @Test
    void escapesNamesAndMessages() {
        assertThat(page("run-2"))
                .contains("QueueTest.&lt;offers&gt; &amp; &quot;polls&quot;")
                .contains("expected: &lt;120&gt; but was: &lt;20&gt;")
                .doesNotContain("<offers>", "<120>");
    }

    @Test
    void marksResultsOfEarlierRuns() {
        assertThat(page("run-2")).doesNotContain("earlier run");
        assertThat(page("run-3")).contains("earlier run, 2026-11-27T06:00:00Z");
    }

    @Test
    void needsNoOtherFile() {
        assertThat(page("run-2")).doesNotContain("src=", "<link", "@import", "url(");
    }

    @Test
    void canBeSortedByEachColumnWithTheKeyboard() {
        String page = new IndexPage("", "run-2").html(List.of(Samples.VERIFIED));

        assertThat(page.split("<th scope=\"col\"><button type=\"button\">", -1)).hasSize(5);
        assertThat(page.split("<td[^>]* data-key=", -1)).hasSize(5);
    }
}
