package dev.heddle.samples.suite;

import dev.heddle.ExplorationFailure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.junit.Explore;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * What came of one test, as far as it must be the same in each run of the suite.
 *
 * @param status JUnit's
 * @param verdict of the exploration; empty if there was none
 * @param executions how many there were; empty if there was no exploration
 * @param failure the kind of failure, or the class of what was thrown instead; empty if the test passed
 * @param token of the failure
 */
record Result(Status status, String verdict, String executions, String failure, String token) {

    static Result of(TestExecutionResult finished, Map<String, String> entries) {
        return new Result(
                finished.getStatus(),
                entries.getOrDefault("heddle.verdict", ""),
                entries.getOrDefault("heddle.executions", ""),
                finished.getThrowable().map(Result::kind).orElse(""),
                entries.getOrDefault("heddle.schedule", ""));
    }

    private static String kind(Throwable thrown) {
        return thrown instanceof ExplorationFailure failed
                ? failed.failure().kind().name()
                : thrown.getClass().getSimpleName();
    }

    /** Whether this is what the annotation of the test says. */
    boolean isExpectedOf(Method test, Class<?> cases) {
        Fails fails = test.getAnnotation(Fails.class);
        if (fails != null) {
            return failsBy(fails.value());
        }
        Passes passes = test.getAnnotation(Passes.class);
        if (passes != null) {
            return status == Status.SUCCESSFUL && verdict.equals(verdict(passes, cases));
        }
        return test.isAnnotationPresent(Refused.class) && failure.equals("ExtensionConfigurationException");
    }

    private boolean failsBy(FailureKind kind) {
        return status == Status.FAILED && failure.equals(kind.name()) && token.startsWith("h1:");
    }

    /** Strategies that draw orders by chance verify nothing; {@code AUTO} does if it comes to the end. */
    private String verdict(Passes passes, Class<?> cases) {
        Explore explore = cases.getAnnotation(Explore.class);
        Strategy strategy = explore == null ? Strategy.AUTO : explore.strategy();
        boolean complete =
                strategy == Strategy.EXHAUSTIVE && passes.unverified().isEmpty();
        boolean either = strategy == Strategy.AUTO && verdict.equals(Verdict.VERIFIED.name());
        return (complete || either ? Verdict.VERIFIED : Verdict.INCONCLUSIVE).name();
    }
}
