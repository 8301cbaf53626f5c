package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;

/** Locks for readers and writers as users get them wrong, and as they should be used. */
class ReadWriteMisuseTest {

    private static FailureKind found(Engine engine, ThrowingRunnable test) {
        return failure(Heddle.explorer().engine(engine), test).kind();
    }

    private static void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + ", not " + actual);
        }
    }

    /** A value that is loaded when it is first asked for, and changed now and then. */
    private static final class Cache {

        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private final ReadLock reading = lock.readLock();
        private final WriteLock writing = lock.writeLock();
        private boolean loaded;
        private int loads;
        private int value;

        void loadWhileReading() {
            reading.lock();
            try {
                if (!loaded) {
                    writing.lock();
                    load();
                    writing.unlock();
                }
            } finally {
                reading.unlock();
            }
        }

        void loadUnderTheReadLock() {
            reading.lock();
            try {
                if (!loaded) {
                    load();
                }
            } finally {
                reading.unlock();
            }
        }

        void loadWithoutASecondLook() {
            reading.lock();
            boolean isThere = loaded;
            reading.unlock();
            if (!isThere) {
                writing.lock();
                load();
                writing.unlock();
            }
        }

        void loadOnce() {
            reading.lock();
            boolean isThere = loaded;
            reading.unlock();
            if (!isThere) {
                writing.lock();
                try {
                    if (!loaded) {
                        load();
                    }
                } finally {
                    writing.unlock();
                }
            }
        }

        private void load() {
            loads++;
            loaded = true;
        }

        int incrementAndReadLater() {
            writing.lock();
            value++;
            writing.unlock();
            reading.lock();
            try {
                return value;
            } finally {
                reading.unlock();
            }
        }

        int incrementAndReadOn() {
            writing.lock();
            value++;
            reading.lock();
            writing.unlock();
            try {
                return value;
            } finally {
                reading.unlock();
            }
        }
    }

    @OnEveryEngine
    @Shows(of = ReentrantReadWriteLock.class, value = Aspect.MUST_FIND)
    void deadlocksAReaderWhoWantsToWrite(Engine engine) {
        assertThat(found(engine, () -> new Cache().loadWhileReading())).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ReadLock.class, value = Aspect.MUST_FIND)
    void excludesNoOtherReaderWhoWrites(Engine engine) {
        assertThat(found(engine, () -> {
                    Cache cache = new Cache();
                    together(cache::loadUnderTheReadLock, cache::loadUnderTheReadLock);
                    expect(1, cache.loads);
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = WriteLock.class, value = Aspect.MUST_FIND)
    void letsAnotherWriteBetweenALookAndAWrite(Engine engine) {
        assertThat(found(engine, () -> {
                    Cache cache = new Cache();
                    together(cache::loadWithoutASecondLook, cache::loadWithoutASecondLook);
                    expect(1, cache.loads);
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(
            of = {ReentrantReadWriteLock.class, ReadLock.class, WriteLock.class},
            value = Aspect.MUST_NOT_FIND)
    void loadsOnceForWhoLooksAgain(Engine engine) {
        assertThat(verified(engine, () -> {
                            Cache cache = new Cache();
                            together(cache::loadOnce, cache::loadOnce);
                            return cache.loads;
                        })
                        .outcomes())
                .containsOnlyKeys(1);
    }

    @OnEveryEngine
    @Shows(
            of = {ReentrantReadWriteLock.class, WriteLock.class},
            value = Aspect.MUST_FIND)
    void letsAnotherWriteBeforeAWriterReads(Engine engine) {
        assertThat(found(engine, () -> {
                    Cache cache = new Cache();
                    int[] seen = new int[2];
                    together(
                            () -> seen[0] = cache.incrementAndReadLater(),
                            () -> seen[1] = cache.incrementAndReadLater());
                    expect(3, seen[0] + seen[1]);
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(
            of = {ReentrantReadWriteLock.class, ReadLock.class, WriteLock.class},
            value = Aspect.MUST_NOT_FIND)
    void letsAWriterReadOnWhatItWrote(Engine engine) {
        assertThat(verified(engine, () -> {
                            Cache cache = new Cache();
                            int[] seen = new int[2];
                            together(
                                    () -> seen[0] = cache.incrementAndReadOn(),
                                    () -> seen[1] = cache.incrementAndReadOn());
                            return seen[0] + seen[1];
                        })
                        .outcomes())
                .containsOnlyKeys(3);
    }
}
