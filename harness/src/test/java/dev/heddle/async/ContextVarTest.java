package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;

/** Variables of which each task has its own value. */
class ContextVarTest {

    @InEveryForm
    void isCopiedWhenATaskIsMade(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            ContextVar<String> variable = ContextVar.of("variable");
            variable.set("when made");
            Task<?> task = Async.createTask(() -> {
                log.add(variable.get());
                variable.set("of the task");
                Async.yieldNow();
                log.add(variable.get());
            });
            variable.set("later");
            Async.yieldNow();
            log.add(variable.get());
            task.await();
            log.add(variable.get());
            log.is("when made", "later", "of the task", "later");
        });
    }

    @InEveryForm
    void goesAlongToCallbacks(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            ContextVar<String> variable = ContextVar.of("variable", "default");
            AsyncFuture<String> future = EventLoop.current().createFuture();
            variable.set("soon");
            EventLoop.current().callSoon(() -> log.add(variable.get()));
            variable.set("done");
            future.addDoneCallback(done -> {
                log.add(variable.get());
                variable.set("of the callback");
            });
            variable.set("later");
            future.setResult("value");
            Async.yieldNow();
            log.add(variable.get());
            log.is("soon", "done", "later");
        });
    }

    @InEveryForm
    void isPutBackByItsToken(Form form) throws Throwable {
        form.run(() -> {
            ContextVar<String> variable = ContextVar.of("variable");
            ContextVar<String> other = ContextVar.of("other");
            assertThatThrownBy(variable::get).isInstanceOf(NoSuchElementException.class);
            assertThat(variable.getOr("none")).isEqualTo("none");
            ContextVar.Token<String> token = variable.set("outer");
            try (var before = variable.set("inner")) {
                other.set("kept");
                assertThat(variable.get()).isEqualTo("inner");
            }
            assertThat(variable.get()).isEqualTo("outer");
            assertThat(other.get()).isEqualTo("kept");
            token.close();
            assertThat(variable.getOr("none")).isEqualTo("none");
            assertThatThrownBy(token::close).isInstanceOf(IllegalStateException.class);
        });
    }

    @InEveryForm
    void isPutBackByTheTaskThatSetItAlone(Form form) throws Throwable {
        form.run(() -> {
            ContextVar<String> variable = ContextVar.of("variable");
            ContextVar.Token<String> token = variable.set("value");
            assertThatThrownBy(() -> Async.createTask(() -> token.close()).await())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("only that can put it back");
        });
    }

    @InEveryForm
    void hasAValueOfEachThreadOutsideOfALoop(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            ContextVar<String> variable = ContextVar.of("variable", "default");
            try (var before = variable.set("of the thread")) {
                Async.run(() -> {
                    assertThat(variable.get()).isEqualTo("of the thread");
                    variable.set("of the task");
                });
                assertThat(variable.get()).isEqualTo("of the thread");
            }
            assertThat(variable.get()).isEqualTo("default");
        });
    }
}
