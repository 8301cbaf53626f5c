package dev.heddle.it.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.OnFailure;
import dev.heddle.Verdict;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.exhaustive.Exhaustive;
import dev.heddle.linearizability.Linearizability;
import dev.heddle.linearizability.NotLinearizable;
import dev.heddle.linearizability.Scenarios;
import java.util.ArrayDeque;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    private static final Linearizability STACK = Linearizability.of(Specifications.Stack.class);

    /** One lock for all. */
    public static class LockedStack {

        final ArrayDeque<Integer> values = new ArrayDeque<>();

        @Operation
        public synchronized void push(int value) {
            values.push(value);
        }

        @Operation
        public synchronized Integer pop() {
            return values.poll();
        }
    }

    /** Looks in one critical section, and takes in another. */
    public static final class TornStack extends LockedStack {

        @Operation
        @Override
        public Integer pop() {
            Integer top;
            synchronized (this) {
                top = values.peek();
            }
            synchronized (this) {
                values.poll();
            }
            return top;
        }
    }

    private static Scenarios scenarios(Class<?> structure) {
        return STACK.scenarios(structure).before(1).after(1).count(5).seed(1);
    }

    @OnEveryEngine
    void findTheScenarioThatFails(Engine engine) {
        Failure failure = Explorations.failure(
                Exhaustive.exhaustive(engine).onFailure(OnFailure.STOP), scenarios(TornStack.class)::run);

        assertThat(failure.cause()).isInstanceOf(NotLinearizable.class);
    }

    @OnEveryEngine
    void areAllVerifiedInOneExploration(Engine engine) {
        Exploration<Void> exploration = Exhaustive.exhaustive(engine).explore(scenarios(LockedStack.class)::run);

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.redundant()).isZero();
    }

    @Test
    void needOperations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STACK.scenarios(String.class))
                .withMessageContaining("java.lang.String has no public method with the annotation");
    }

    @Test
    void mustBeShortEnoughToBeVerified() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenarios(LockedStack.class).threads(5).operations(5))
                .withMessageContaining("27 operations are too many to be verified: 24 at most");
    }
}
