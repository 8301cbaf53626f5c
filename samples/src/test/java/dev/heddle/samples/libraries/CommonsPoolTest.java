package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A pool of Apache Commons Pool that has one object for two threads. */
class CommonsPoolTest {

    private static final class Factory extends BasePooledObjectFactory<Object> {
        final AtomicInteger made = new AtomicInteger();

        @Override
        public Object create() {
            made.incrementAndGet();
            return new Object();
        }

        @Override
        public PooledObject<Object> wrap(Object object) {
            return new DefaultPooledObject<>(object);
        }
    }

    private final Factory factory = new Factory();

    private static GenericObjectPool<Object> poolOfOne(Factory factory) {
        GenericObjectPool<Object> pool = new GenericObjectPool<>(factory);
        pool.setMaxTotal(1);
        return pool;
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void sharesOneObject() throws Exception {
        try (GenericObjectPool<Object> pool = poolOfOne(factory)) {
            TwoThreads.run(() -> {
                Object borrowed = pool.borrowObject();
                pool.returnObject(borrowed);
                return borrowed;
            });
        }

        assertThat(factory.made).hasValue(1);
    }

    @Test
    void findsTheObjectThatIsNotReturned(TestReporter reporter) {
        Misuse.isFound(FailureKind.DEADLOCK, CommonsPoolTest::leaveWithoutReturning, reporter);
    }

    private static void leaveWithoutReturning() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        try (GenericObjectPool<Object> pool = poolOfOne(new Factory())) {
            TwoThreads.run(
                    () -> {
                        stopped.set(true);
                        pool.returnObject(pool.borrowObject());
                        return stopped;
                    },
                    () -> {
                        Object borrowed = pool.borrowObject();
                        if (!stopped.get()) {
                            pool.returnObject(borrowed);
                        }
                        return borrowed;
                    });
        }
    }
}
