package dev.heddle.junit;

import dev.heddle.async.AsyncExitStack;
import dev.heddle.internal.fixtures.LoopThread;
import dev.heddle.internal.fixtures.Provided;
import dev.heddle.internal.fixtures.TearDown;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fixture that JUnit keeps in one of its stores, and tears down when that ends. */
@SuppressWarnings("deprecation") // older versions of JUnit close nothing else
final class LastingFixture implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    private final TearDown tearDown = new TearDown();
    private @Nullable Object returned;
    private @Nullable Object value;
    private @Nullable Throwable failure;

    /**
     * Sets it up, or keeps what that threw.
     *
     * @param target what its method is called on; null if that is to be made, or if it is static
     */
    LastingFixture(Definition definition, @Nullable Object target, List<?> arguments) {
        try {
            Object holder = target == null && !definition.isStatic() ? Holders.of(definition, new HashMap<>()) : target;
            Invoker invoker = new Invoker(definition.method());
            @Nullable Object[] given = withStack(definition, arguments);
            if (definition.provision().needsLoop()) {
                LoopThread thread = LoopThread.open(definition.name(), called(invoker, holder, given));
                tearDown.add(thread::close);
                value = thread.value();
                returned = value;
            } else {
                returned = invoker.call(holder, given);
                value = new Provided(definition.name(), returned, tearDown).value();
            }
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private @Nullable Object[] withStack(Definition definition, List<?> arguments) {
        @Nullable Object[] given = arguments.toArray();
        Class<?>[] types = definition.method().getParameterTypes();
        for (int i = 0; i < given.length; i++) {
            given[i] = types[i] == AsyncExitStack.class ? tearDown.stack() : given[i];
        }
        return given;
    }

    private static Callable<?> called(Invoker invoker, @Nullable Object target, @Nullable Object[] arguments) {
        return () -> {
            try {
                return invoker.call(target, arguments);
            } catch (Exception | Error thrown) {
                throw thrown;
            } catch (Throwable other) {
                throw new IllegalStateException(other);
            }
        };
    }

    /**
     * What it gives for this type.
     *
     * @throws Throwable what its set-up threw
     */
    @Nullable
    Object value(Definition definition, Class<?> type) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return definition.provision().givesUnawaited(type) ? returned : value;
    }

    @Override
    public void close() throws Exception {
        try {
            tearDown.run();
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }
}
