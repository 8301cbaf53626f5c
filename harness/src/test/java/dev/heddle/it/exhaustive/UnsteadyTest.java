package dev.heddle.it.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.internal.session.HiddenCache;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.atomic.AtomicInteger;

/** Libraries that aren't woven can make other objects from one execution to the next, so that names don't mean the same ones. */
class UnsteadyTest {

    static final class Account {

        private int balance;

        synchronized void pay() {
            balance++;
        }
    }

    private static Exploration<Void> explored(Engine engine, ThrowingRunnable test) {
        return Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(test);
    }

    /** The user's number and the library's are of one class, and made in one step, so nobody can tell which one is which. */
    @OnEveryEngine
    void saysWhereObjectsCannotBeToldApart(Engine engine) {
        Exploration<Void> result = explored(engine, () -> {
            HiddenCache.use(5);
            AtomicInteger balance = new AtomicInteger();
            Thread other = new Thread(balance::incrementAndGet);
            other.start();
            balance.incrementAndGet();
            other.join();
        });

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("Not all is explored: some executions make other objects than others do"));
    }

    /** What happens once, such as the filling of a cache, is over when the exploration begins anew. */
    @OnEveryEngine
    void beginsAnewUntilACacheIsFull(Engine engine) {
        int[] calls = {0};
        Exploration<Void> result = explored(engine, () -> {
            HiddenCache.use(++calls[0] < 6 ? 50 : 1);
            Account account = new Account();
            Thread other = new Thread(account::pay);
            other.start();
            account.pay();
            other.join();
        });

        assertThat(result.executions()).isEqualTo(2);
        assertThat(result.redundant()).isZero();
    }
}
