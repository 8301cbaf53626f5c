package dev.heddle.samples.suite;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Counts what several threads do, or tries to. */
abstract class Counter {

    abstract void increment();

    abstract int value();

    /** How it counts. */
    enum Kind {
        PLAIN {
            @Override
            Counter make() {
                return new Plain();
            }
        },
        VOLATILE {
            @Override
            Counter make() {
                return new Volatile();
            }
        },
        TWO_MONITORS {
            @Override
            Counter make() {
                return new TwoMonitors();
            }
        },
        GET_THEN_SET {
            @Override
            Counter make() {
                return new GetThenSet();
            }
        },
        READ_LOCK {
            @Override
            Counter make() {
                ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                return new Guarded(lock.readLock()::lock, lock.readLock()::unlock);
            }
        },
        TWO_PERMITS {
            @Override
            Counter make() {
                Semaphore two = new Semaphore(2);
                return new Guarded(two::acquireUninterruptibly, two::release);
            }
        },
        MONITOR {
            @Override
            Counter make() {
                return new Monitored();
            }
        },
        ATOMIC {
            @Override
            Counter make() {
                return new Atomic();
            }
        },
        ADDER {
            @Override
            Counter make() {
                return new Adder();
            }
        },
        UPDATER {
            @Override
            Counter make() {
                return new Updated();
            }
        },
        HANDLE {
            @Override
            Counter make() {
                return new Handled();
            }
        },
        LOCK {
            @Override
            Counter make() {
                ReentrantLock lock = new ReentrantLock();
                return new Guarded(lock::lock, lock::unlock);
            }
        },
        WRITE_LOCK {
            @Override
            Counter make() {
                ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                return new Guarded(lock.writeLock()::lock, lock.writeLock()::unlock);
            }
        },
        ONE_PERMIT {
            @Override
            Counter make() {
                Semaphore one = new Semaphore(1);
                return new Guarded(one::acquireUninterruptibly, one::release);
            }
        },
        STAMPED {
            @Override
            Counter make() {
                StampedLock lock = new StampedLock();
                return new Guarded(lock.asWriteLock()::lock, lock.asWriteLock()::unlock);
            }
        };

        abstract Counter make();
    }

    private static final class Plain extends Counter {
        private int value;

        @Override
        void increment() {
            value++;
        }

        @Override
        int value() {
            return value;
        }
    }

    private static final class Volatile extends Counter {
        private volatile int value;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the bug
        void increment() {
            value++;
        }

        @Override
        int value() {
            return value;
        }
    }

    private static final class TwoMonitors extends Counter {
        private int value;

        @Override
        void increment() {
            synchronized (Thread.currentThread()) {
                value++;
            }
        }

        @Override
        int value() {
            return value;
        }
    }

    private static final class GetThenSet extends Counter {
        private final AtomicInteger value = new AtomicInteger();

        @Override
        void increment() {
            value.set(value.get() + 1);
        }

        @Override
        int value() {
            return value.get();
        }
    }

    private static final class Monitored extends Counter {
        private int value;

        @Override
        synchronized void increment() {
            value++;
        }

        @Override
        synchronized int value() {
            return value;
        }
    }

    private static final class Atomic extends Counter {
        private final AtomicInteger value = new AtomicInteger();

        @Override
        void increment() {
            value.incrementAndGet();
        }

        @Override
        int value() {
            return value.get();
        }
    }

    private static final class Adder extends Counter {
        private final LongAdder value = new LongAdder();

        @Override
        void increment() {
            value.increment();
        }

        @Override
        int value() {
            return value.intValue();
        }
    }

    private static final class Updated extends Counter {
        private static final AtomicIntegerFieldUpdater<Updated> VALUE =
                AtomicIntegerFieldUpdater.newUpdater(Updated.class, "value");

        private volatile int value;

        @Override
        void increment() {
            VALUE.incrementAndGet(this);
        }

        @Override
        int value() {
            return value;
        }
    }

    private static final class Handled extends Counter {
        private static final VarHandle VALUE = handle();

        @SuppressWarnings("UnusedVariable") // through the handle
        private volatile int value;

        private static VarHandle handle() {
            try {
                return MethodHandles.lookup().findVarHandle(Handled.class, "value", int.class);
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("value", impossible);
            }
        }

        @Override
        void increment() {
            int seen;
            do {
                seen = (int) VALUE.getVolatile(this);
            } while (!VALUE.compareAndSet(this, seen, seen + 1));
        }

        @Override
        int value() {
            return (int) VALUE.getVolatile(this);
        }
    }

    private static final class Guarded extends Counter {
        private final Runnable enter;
        private final Runnable leave;
        private int value;

        Guarded(Runnable enter, Runnable leave) {
            this.enter = enter;
            this.leave = leave;
        }

        @Override
        void increment() {
            enter.run();
            try {
                value++;
            } finally {
                leave.run();
            }
        }

        @Override
        int value() {
            return value;
        }
    }
}
