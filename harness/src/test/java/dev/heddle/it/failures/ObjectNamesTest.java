package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object has one name in all parts of a report. */
class ObjectNamesTest {

    private static final class Account {}

    @OnEveryEngine
    void areTheSameInTheFactsAndInTheSchedule(Engine engine) {
        String report = on(engine)
                .explore(() -> {
                    Account first = new Account();
                    Account second = new Account();
                    Thread other = new Thread(() -> enter(second, first), "other");
                    other.start();
                    enter(first, second);
                    other.join();
                })
                .failures()
                .get(0)
                .report();

        String waitedForByOther = found("other +waits for \\S+#(\\d)", report);
        String enteredByMain = found("(?m)^\\W*\\d+ {2}enter monit\\S* ?\\S*#(\\d)", report);
        assertThat(enteredByMain).isEqualTo(waitedForByOther);
    }

    private static String found(String pattern, String report) {
        Matcher matcher = Pattern.compile(pattern).matcher(report);
        assertThat(matcher.find()).as("%s in%n%s", pattern, report).isTrue();
        return matcher.group(1);
    }

    private static void enter(Account outer, Account inner) {
        synchronized (outer) {
            synchronized (inner) {
                assertThat(inner).isNotNull();
            }
        }
    }
}
