package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A flag that tasks wait for. */
class AsyncEventTest {

    private static Task<?> waiter(String name, AsyncEvent event, List<String> log) {
        return Async.createTask(name, () -> {
            event.await();
            log.add(name);
        });
    }

    @OnEveryGround
    void wakesAllThatWaitEvenIfItIsClearedAtOnce(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncEvent event = new AsyncEvent();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", event, log);
                    Task<?> b = waiter("b", event, log);
                    Async.yieldNow();
                    event.set();
                    event.clear();
                    Await.all(a, b);
                    return List.of(log, event.isSet());
                }))
                .containsExactly(List.of("a", "b"), false);
    }

    @OnEveryGround
    void makesThoseWaitWhoComeAfterItWasCleared(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncEvent event = new AsyncEvent();
                    List<String> log = new ArrayList<>();
                    event.set();
                    event.await();
                    event.clear();
                    Task<?> late = waiter("late", event, log);
                    Async.yieldNow();
                    Async.yieldNow();
                    List<Object> seen = new ArrayList<>(List.of(log.size()));
                    event.set();
                    late.await();
                    seen.add(log.size());
                    return seen;
                }))
                .containsExactly(0, 1);
    }

    @OnEveryGround
    void isLeftByAWaiterThatIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncEvent event = new AsyncEvent();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", event, log);
                    Task<?> b = waiter("b", event, log);
                    Async.yieldNow();
                    a.cancel();
                    String waiting = event.toString();
                    event.set();
                    b.await();
                    return List.of(log, waiting, a.cancelled());
                }))
                .containsExactly(List.of("b"), "AsyncEvent[unset, waiting=1]", true);
    }

    @OnEveryGround
    void isSetFromAnotherThreadThroughTheLoop(Ground ground) throws Exception {
        Set<String> seen = ground.run(1, () -> {
            AsyncEvent event = new AsyncEvent();
            EventLoop loop = EventLoop.current();
            Thread other = new Thread(() -> loop.callSoonThreadSafe(event::set));
            other.start();
            event.await();
            return "set";
        });

        assertThat(seen).containsExactly("set");
    }

    @OnEveryGround
    void refusesAnotherThread(Ground ground) throws Exception {
        assertThat(ground.run(1, () -> {
                    AsyncEvent event = new AsyncEvent();
                    event.clear();
                    return Await.thread(() -> Refusal.of(event::set));
                }))
                .singleElement()
                .asString()
                .startsWith("No event loop runs in this thread");
    }

    @OnEveryGround
    void isSetByATimer(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncEvent event = new AsyncEvent();
                    EventLoop.current().callLater(Duration.ofMillis(1), event::set);
                    event.await();
                    return event.isSet();
                }))
                .isTrue();
    }
}
