package dev.heddle.async;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The future of the results of others; when it is cancelled, they are, and it is done when they are. */
final class Gathering<C extends @Nullable Object, R extends @Nullable Object> extends AsyncFuture<List<R>> {

    /** What a failure of one means. */
    enum Failures {
        FAIL_ALL,
        ARE_RESULTS
    }

    private final List<AsyncFuture<C>> children;
    private final Failures failures;
    private final Function<AsyncFuture<C>, R> toResult;
    private int left;
    private boolean cancelRequested;
    private @Nullable String message;

    Gathering(EventLoop loop, List<AsyncFuture<C>> children, Failures failures, Function<AsyncFuture<C>, R> toResult) {
        super(loop);
        this.children = children;
        this.failures = failures;
        this.toResult = toResult;
        Set<AsyncFuture<C>> distinct = new LinkedHashSet<>(children);
        left = distinct.size();
        distinct.forEach(child -> child.addDoneCallback(this::childDone));
        if (children.isEmpty()) {
            setResult(List.of());
        }
    }

    @Override
    Awaited awaited() {
        return Awaited.all("all", new LinkedHashSet<>(children));
    }

    @Override
    public boolean cancel(@Nullable String why) {
        loop.checkThread();
        if (done()) {
            return false;
        }
        boolean any = false;
        for (AsyncFuture<C> child : children) {
            any |= child.cancel(why);
        }
        if (any) {
            cancelRequested = true;
            message = why;
        }
        return any;
    }

    private void childDone(AsyncFuture<C> child) {
        left--;
        Throwable failure = child.failureOrNull();
        if (done()) {
            return;
        }
        if (failure != null && failures == Failures.FAIL_ALL) {
            setException(failure);
        } else if (left == 0) {
            end();
        }
    }

    private void end() {
        if (cancelRequested) {
            setException(new CancelledException(message));
            return;
        }
        List<R> results = new ArrayList<>();
        children.forEach(child -> results.add(toResult.apply(child)));
        setResult(results);
    }
}
