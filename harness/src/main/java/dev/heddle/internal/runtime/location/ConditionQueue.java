package dev.heddle.internal.runtime.location;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/** Who waits at the conditions of the JDK's synchronizers, which run their own code: looks, and wakes one. */
public final class ConditionQueue {

    /** The bit of a node's status that says that it waits. */
    private static final int WAITS = 2;

    private static final long PARK_BLOCKER = RawMemory.offset(Thread.class, "parkBlocker");
    private static final ConditionQueue OF_INTS = new ConditionQueue(AbstractQueuedSynchronizer.class);
    private static final ConditionQueue OF_LONGS = new ConditionQueue(AbstractQueuedLongSynchronizer.class);

    private final Class<?> type;
    private final long synchronizer;
    private final long first;
    private final long last;
    private final long next;
    private final long waiter;
    private final long status;
    private final @Nullable MethodHandle enqueue;

    private ConditionQueue(Class<?> owner) {
        try {
            String name = owner.getName();
            type = Class.forName(name + "$ConditionObject");
            Class<?> node = Class.forName(name + "$Node");
            synchronizer = RawMemory.offset(type, "this$0");
            first = RawMemory.offset(type, "firstWaiter");
            last = RawMemory.offset(type, "lastWaiter");
            next = RawMemory.offset(Class.forName(name + "$ConditionNode"), "nextWaiter");
            waiter = RawMemory.offset(node, "waiter");
            status = RawMemory.offset(node, "status");
            enqueue = enqueue(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable MethodHandle enqueue(Class<?> owner) throws ReflectiveOperationException {
        for (Method method : owner.getDeclaredMethods()) {
            if (method.getName().equals("enqueue") && method.getParameterCount() == 1) {
                return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                        .unreflect(method)
                        .asType(MethodType.methodType(void.class, Object.class, Object.class));
            }
        }
        return null;
    }

    private static @Nullable ConditionQueue of(@Nullable Object condition) {
        ConditionQueue queue =
                OF_INTS.type.isInstance(condition) ? OF_INTS : OF_LONGS.type.isInstance(condition) ? OF_LONGS : null;
        return queue == null || queue.isStrange() ? null : queue;
    }

    /** Whether this JDK does it in another way than those that are known. */
    private boolean isStrange() {
        return synchronizer < 0 || first < 0 || last < 0 || next < 0 || waiter < 0 || status < 0 || enqueue == null;
    }

    /** The condition that a thread, which is parked, waits at; null if it waits at none. */
    public static @Nullable Object awaitedBy(Thread thread) {
        Object blocker = PARK_BLOCKER < 0 ? null : RawMemory.getReference(thread, PARK_BLOCKER);
        return of(blocker) == null ? null : blocker;
    }

    /** Whether it belongs to a synchronizer of the user's own, whose methods the JDK calls before a thread waits. */
    public static boolean isOfUsers(Object condition) {
        ConditionQueue queue = of(condition);
        Object owner = queue == null ? null : RawMemory.getReference(condition, queue.synchronizer);
        return owner != null && !owner.getClass().getName().startsWith("java.");
    }

    /** The threads that wait there and have not been signalled, from the longest waiting. */
    public static List<Thread> waiting(Object condition) {
        List<Thread> threads = new ArrayList<>();
        ConditionQueue queue = of(condition);
        if (queue != null) {
            for (Object node = queue.first(condition); node != null; node = queue.next(node)) {
                if (queue.waits(node) && RawMemory.getReference(node, queue.waiter) instanceof Thread thread) {
                    threads.add(thread);
                }
            }
        }
        return threads;
    }

    /** Lets one of those threads leave the queue, as a signal for it alone would; it is still parked. */
    public static boolean release(Object condition, Thread thread) {
        ConditionQueue queue = of(condition);
        return queue != null && queue.leave(condition, thread);
    }

    private boolean leave(Object condition, Thread thread) {
        Object former = null;
        for (Object node = first(condition); node != null; node = next(node)) {
            if (waits(node) && RawMemory.getReference(node, waiter) == thread) {
                unlink(condition, former, node);
                RawMemory.putNumber(node, status, 4, RawMemory.getInt(node, status) & ~WAITS);
                return enqueued(RawMemory.getReference(condition, synchronizer), node);
            }
            former = node;
        }
        return false;
    }

    private void unlink(Object condition, @Nullable Object former, Object node) {
        Object later = next(node);
        if (former == null) {
            RawMemory.putReference(condition, first, later);
        } else {
            RawMemory.putReference(former, next, later);
        }
        if (later == null) {
            RawMemory.putReference(condition, last, former);
        }
        RawMemory.putReference(node, next, null);
    }

    private boolean enqueued(@Nullable Object owner, Object node) {
        MethodHandle method = enqueue;
        if (method == null || owner == null) {
            return false;
        }
        try {
            method.invokeExact(owner, node);
            return true;
        } catch (Throwable refused) {
            return false;
        }
    }

    private @Nullable Object first(Object condition) {
        return RawMemory.getReference(condition, first);
    }

    private @Nullable Object next(Object node) {
        return RawMemory.getReference(node, next);
    }

    private boolean waits(Object node) {
        return (RawMemory.getInt(node, status) & WAITS) != 0;
    }
}
