package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;

/** Tasks that end together, in the block of a try. */
class TaskGroupTest {

    private static void cleaning(Log log, String name) throws Exception {
        try {
            Log.waitForEver();
        } finally {
            Async.yieldNow();
            log.add(name + " cleaned up");
        }
    }

    private static void failing(String message) throws IOException {
        Async.yieldNow();
        throw new IOException(message);
    }

    @InEveryForm
    void endsWhenAllTasksHaveEnded(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            try (TaskGroup group = TaskGroup.open()) {
                group.createTask("one", () -> {
                    Async.yieldNow();
                    group.createTask(() -> log.add("made by one"));
                    log.add("one");
                });
                group.createTask("two", () -> log.add("two"));
                log.add("body");
            }
            log.is("body", "two", "one", "made by one");
        });
    }

    @InEveryForm
    void cancelsSiblingsOfTheFirstFailureAndThrowsAll(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            ExceptionGroup thrown = catchThrowableOfType(ExceptionGroup.class, () -> {
                try (TaskGroup group = TaskGroup.open()) {
                    group.createTask(() -> cleaning(log, "sibling"));
                    group.createTask(() -> {
                        try {
                            Log.waitForEver();
                        } finally {
                            throwUnchecked("second");
                        }
                    });
                    group.createTask(() -> failing("first"));
                }
            });
            assertThat(thrown.exceptions()).extracting(Throwable::getMessage).containsExactly("first", "second");
            assertThat(Async.currentTask().cancelling()).isZero();
            log.is("sibling cleaned up");
        });
    }

    private static void throwUnchecked(String message) {
        throw new IllegalArgumentException(message);
    }

    @InEveryForm
    void interruptsTheBodyByTheGroupItself(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            ExceptionGroup thrown = catchThrowableOfType(ExceptionGroup.class, () -> {
                try (TaskGroup group = TaskGroup.open()) {
                    group.createTask(() -> cleaning(log, "sibling"));
                    group.createTask(() -> failing("first"));
                    cleaning(log, "body");
                }
            });
            assertThat(thrown.causes(IOException.class))
                    .extracting(Throwable::getMessage)
                    .containsExactly("first");
            assertThat(thrown.getSuppressed()).isEmpty();
            Async.yieldNow();
            log.is("sibling cleaned up", "body cleaned up");
        });
    }

    @InEveryForm
    void interruptsABodyThatAwaitsTheTaskThatFails(Form form) throws Throwable {
        form.run(() -> {
            ExceptionGroup thrown = catchThrowableOfType(ExceptionGroup.class, () -> {
                try (TaskGroup group = TaskGroup.open()) {
                    group.createTask(() -> failing("awaited")).await();
                }
            });
            assertThat(thrown.exceptions()).extracting(Throwable::getMessage).containsExactly("awaited");
        });
    }

    @InEveryForm
    void throwsEvenIfTheBodySwallowsIt(Form form) throws Throwable {
        form.run(() -> assertThatThrownBy(() -> {
                    try (TaskGroup group = TaskGroup.open()) {
                        group.createTask(() -> failing("failed"));
                        assertThatThrownBy(Log::waitForEver).isInstanceOf(ExceptionGroup.class);
                    }
                })
                .isInstanceOf(ExceptionGroup.class));
    }

    @InEveryForm
    void handsACancelFromOutsideOnToItsTasks(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try (TaskGroup group = TaskGroup.open()) {
                    group.createTask(() -> cleaning(log, "one"));
                    group.createTask(() -> cleaning(log, "two"));
                }
            });
            Async.yieldNow();
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("one cleaned up", "two cleaned up");
        });
    }

    @InEveryForm
    void handsACancelOfItsBodyOnToItsTasks(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try (TaskGroup group = TaskGroup.open()) {
                    group.createTask(() -> cleaning(log, "task"));
                    cleaning(log, "body");
                }
            });
            Async.yieldNow();
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("body cleaned up", "task cleaned up");
        });
    }

    @InEveryForm
    void throwsTheFailuresOfACancelledGroupAndTheCancelAtTheNextAwait(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            Task<?> task = Async.createTask(() -> {
                try (TaskGroup group = TaskGroup.open()) {
                    group.createTask(() -> {
                        try {
                            Log.waitForEver();
                        } finally {
                            throwUnchecked("while cancelled");
                        }
                    });
                } catch (ExceptionGroup e) {
                    log.add(e.causes(IllegalArgumentException.class).get(0).getMessage());
                }
                Async.yieldNow();
                log.add("not here");
            });
            Async.yieldNow();
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
            log.is("while cancelled");
        });
    }

    @InEveryForm
    void isInterruptedByATimeoutAroundIt(Form form) throws Throwable {
        form.run(() -> {
            Log log = new Log();
            assertThatThrownBy(() -> {
                        try (Timeout timeout = Async.timeout(Log.millis(1));
                                TaskGroup group = TaskGroup.open()) {
                            group.createTask(() -> cleaning(log, "task"));
                        }
                    })
                    .isInstanceOf(TimedOutException.class);
            assertThat(Async.currentTask().cancelling()).isZero();
            log.is("task cleaned up");
        });
    }

    @InEveryForm
    void countsNoCancelledTaskAsAFailure(Form form) throws Throwable {
        form.run(() -> {
            Task<?> cancelled;
            try (TaskGroup group = TaskGroup.open()) {
                cancelled = group.createTask(() -> {});
                cancelled.cancel();
            }
            assertThat(cancelled.cancelled()).isTrue();
        });
    }

    @InEveryForm
    void takesNoTaskWhenItShutsDownOrHasEnded(Form form) throws Throwable {
        form.run(() -> {
            TaskGroup[] group = {null};
            assertThatThrownBy(() -> {
                        try (TaskGroup opened = TaskGroup.open()) {
                            group[0] = opened;
                            opened.createTask(() -> failing("failed"));
                            try {
                                Log.waitForEver();
                            } finally {
                                assertThatThrownBy(() -> opened.createTask(() -> {}))
                                        .isInstanceOf(IllegalStateException.class)
                                        .hasMessageContaining("is shutting down");
                            }
                        }
                    })
                    .isInstanceOf(ExceptionGroup.class);
            TaskGroup ended = TaskGroup.open();
            ended.close();
            assertThatThrownBy(() -> ended.createTask(() -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has ended");
        });
    }

    @InEveryForm
    void nestedGroupsThrowNestedExceptions(Form form) throws Throwable {
        form.run(() -> {
            ExceptionGroup thrown = catchThrowableOfType(ExceptionGroup.class, () -> {
                try (TaskGroup outer = TaskGroup.open()) {
                    outer.createTask(() -> {
                        try (TaskGroup inner = TaskGroup.open()) {
                            inner.createTask(() -> failing("inner"));
                        }
                    });
                }
            });
            assertThat(thrown.exceptions()).singleElement().isInstanceOf(ExceptionGroup.class);
            assertThat(thrown.causes(IOException.class))
                    .extracting(Throwable::getMessage)
                    .containsExactly("inner");
        });
    }

    @InEveryForm
    void anExceptionOfTheBodyIsThrownWithThoseOfTheTasksSuppressed(Form form) throws Throwable {
        form.run(() -> {
            IllegalArgumentException own = new IllegalArgumentException("own");
            assertThatThrownBy(() -> {
                        try (TaskGroup group = TaskGroup.open()) {
                            group.createTask(() -> failing("task"));
                            throw own;
                        }
                    })
                    .isSameAs(own);
            assertThat(own.getSuppressed()).singleElement().isInstanceOf(ExceptionGroup.class);
        });
    }

    @InEveryForm
    void isClosedByItsTaskAlone(Form form) throws Throwable {
        form.run(() -> {
            try (TaskGroup group = TaskGroup.open()) {
                Task<?> other = Async.createTask(() -> group.close());
                assertThatThrownBy(other::await)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("alone can close it");
            }
        });
    }

    @InEveryForm
    void endsWithTheErrorOfALoopThatCannotGoOn(Form form) throws Throwable {
        form.runPlainly(1, () -> {
            LoopOptions wrong = EventLoop.options().readyOrder(ready -> ready);
            assertThatThrownBy(() -> Async.run(wrong, () -> {
                        try (TaskGroup group = TaskGroup.open()) {
                            group.createTask(() -> {});
                            group.createTask(() -> {});
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must be from 0 to");
        });
    }
}
