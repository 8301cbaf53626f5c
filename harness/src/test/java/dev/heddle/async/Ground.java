package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Where the main task of an event loop runs: in real time, or under Heddle on one of its engines. */
record Ground(Optional<Engine> engine) {

    static List<Ground> all() {
        return Stream.concat(
                        Stream.of(new Ground(Optional.empty())),
                        Engines.available().stream().map(engine -> new Ground(Optional.of(engine))))
                .toList();
    }

    /** What this returns, which runs in its loop's order; under Heddle nothing else can happen, so one execution is all. */
    <T> T run(Callable<T> main) throws Exception {
        if (engine.isEmpty()) {
            return Async.run(main);
        }
        Set<T> outcomes = explored(1, main);
        assertThat(outcomes).hasSize(1);
        return outcomes.iterator().next();
    }

    /** All that this returns where other threads than the loop's take part; so many executions are all under Heddle. */
    <T> Set<T> run(long executions, Callable<T> main) throws Exception {
        return engine.isEmpty() ? Set.of(Async.run(main)) : explored(executions, main);
    }

    private <T> Set<T> explored(long executions, Callable<T> main) {
        return Form.verified(executions, Form.exhaustive(engine.orElseThrow()).explore(() -> Async.run(main)))
                .outcomes()
                .keySet();
    }

    @Override
    public String toString() {
        return engine.map(Enum::name).orElse("real time");
    }
}
