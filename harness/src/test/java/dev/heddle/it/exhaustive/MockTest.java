package dev.heddle.it.exhaustive;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mockito.InOrder;

/** A call of a mock is an operation, which depends on all other such calls. */
class MockTest {

    interface Repository {
        String find(String key);
    }

    @OnEveryEngine
    void exploresTheOrderOfCalls(Engine engine) {
        Exploration<List<String>> exploration = verified(engine, () -> {
            Repository repository = mock(Repository.class);
            Thread other = Threads.start(() -> repository.find("a"));
            repository.find("b");
            other.join();
            List<String> keys = new ArrayList<>();
            mockingDetails(repository).getInvocations().forEach(call -> keys.add(call.getArgument(0)));
            verify(repository, times(2)).find(anyString());
            return keys;
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(List.of("a", "b"), List.of("b", "a"));
        assertThat(exploration.executions()).isEqualTo(2);
    }

    @OnEveryEngine
    void findsTheOrderThatAVerificationDoesNotExpect(Engine engine) {
        Exploration<?> exploration = exhaustive(engine).explore(() -> {
            Repository first = mock(Repository.class);
            Repository second = mock(Repository.class);
            Thread other = Threads.start(() -> first.find("a"));
            second.find("b");
            other.join();
            InOrder order = inOrder(first, second);
            order.verify(second).find("b");
            order.verify(first).find("a");
            return null;
        });

        assertThat(exploration.failures()).hasSize(1);
        assertThat(exploration.failures().get(0).cause()).hasMessageContaining("Verification in order failure");
    }

    @OnEveryEngine
    void exploresWhatAnAnswerDoes(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            AtomicInteger found = new AtomicInteger();
            Repository repository = mock(Repository.class);
            when(repository.find("a")).thenAnswer(call -> {
                found.set(found.get() + 1);
                return "x";
            });
            Thread other = Threads.start(() -> repository.find("a"));
            repository.find("a");
            other.join();
            return found.get();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
    }
}
