package dev.heddle.it.waits;

import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** Synchronizers as users write them. */
final class OwnSynchronizers {

    private OwnSynchronizers() {}

    /** A lock that isn't reentrant, and is open at first. */
    static final class Mutex extends AbstractQueuedSynchronizer {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            return compareAndSetState(0, 1);
        }

        @Override
        protected boolean tryRelease(int ignored) {
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getState() == 1;
        }

        ConditionObject newCondition() {
            return new ConditionObject();
        }
    }

    /** A gate that opens once. */
    static final class Gate extends AbstractQueuedSynchronizer {

        private static final long serialVersionUID = 1;

        @Override
        protected int tryAcquireShared(int ignored) {
            return getState() == 0 ? -1 : 1;
        }

        @Override
        protected boolean tryReleaseShared(int ignored) {
            setState(1);
            return true;
        }
    }

    /** A lock that isn't reentrant, and is open at first. */
    static final class LongMutex extends AbstractQueuedLongSynchronizer {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(long ignored) {
            return compareAndSetState(0, 1L << 40);
        }

        @Override
        protected boolean tryRelease(long ignored) {
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getState() != 0;
        }

        ConditionObject newCondition() {
            return new ConditionObject();
        }
    }

    /** A gate that opens once. */
    static final class LongGate extends AbstractQueuedLongSynchronizer {

        private static final long serialVersionUID = 1;

        @Override
        protected long tryAcquireShared(long ignored) {
            return getState() == 0 ? -1 : 1;
        }

        @Override
        protected boolean tryReleaseShared(long ignored) {
            setState(1L << 40);
            return true;
        }
    }
}
