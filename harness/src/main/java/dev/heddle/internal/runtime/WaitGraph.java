package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.ConditionQueue;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.MonitorModel;
import dev.heddle.internal.runtime.sync.SyncThread;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Who waits for what, and who holds it. */
final class WaitGraph {

    static final List<WaitFact> NONE = List.of();

    private static final @Nullable MethodHandle OWNER = ownerOfSynchronizer();

    private WaitGraph() {}

    /** What each blocked thread waits for. */
    static List<WaitFact> facts(List<ControlledThread> threads, ObjectNames names) {
        List<WaitFact> facts = new ArrayList<>();
        for (ControlledThread t : threads) {
            WaitFact fact = fact(t, names);
            if (fact != null) {
                facts.add(fact);
            }
        }
        return facts;
    }

    /** The condition of the JDK's at which a thread waits; null if it waits for something else. */
    static @Nullable Object conditionOf(ControlledThread t) {
        boolean parks = t.kind == OperationKind.PARK && t.blocker != null;
        String called = t.world.options.sites().get(t.site).member();
        return !parks || called.startsWith("LockSupport.") // which may find one of an earlier execution there
                ? null
                : ConditionQueue.awaitedBy(t.identity);
    }

    /** Whether it is a thread of the user that waits at a condition, and not one of the JDK's classes for it. */
    private static boolean awaitsCondition(ControlledThread t) {
        Object condition = conditionOf(t);
        String called = t.world.options.sites().get(t.site).member();
        return condition != null
                && (called.startsWith("Condition.await")
                        || called.contains("ConditionObject.await")
                        || ConditionQueue.isOfUsers(condition));
    }

    /** What this thread waits for; null if it doesn't. */
    static @Nullable WaitFact fact(ControlledThread t, ObjectNames names) {
        Blocker blocker = t.blocker;
        if (blocker == null) {
            return null;
        }
        OperationKind kind = awaitsCondition(t) ? OperationKind.CONDITION_WAIT : t.kind;
        return new WaitFact(t.id, kind, t.name, waitsFor(t, blocker, names), heldBy(t, blocker), t.site);
    }

    /** Who waits for a lock that this thread holds. */
    static List<ControlledThread> waitersFor(ControlledThread holder, List<ControlledThread> threads) {
        List<ControlledThread> waiters = new ArrayList<>();
        for (ControlledThread t : threads) {
            Blocker blocker = t.blocker;
            boolean monitor = blocker instanceof MonitorModel && blocker.holder() == holder;
            if (blocker != null && (monitor || lockOwner(t) == holder.identity)) {
                waiters.add(t);
            }
        }
        return waiters;
    }

    /** Whether any but a daemon waits for a lock, which nobody can free any more. */
    static boolean anyForLock(List<ControlledThread> threads) {
        for (ControlledThread t : threads) {
            Blocker blocker = t.blocker;
            if (!t.daemon && blocker != null && (blocker instanceof MonitorModel || lockOwner(t) != null)) {
                return true;
            }
        }
        return false;
    }

    private static String waitsFor(ControlledThread t, Blocker blocker, ObjectNames names) {
        SyncThread holder = blocker.holder();
        Object target = blocker.target() != null ? blocker.target() : t.target;
        String what =
                target == null ? "" : target instanceof Thread thread ? "thread " + thread.getName() : names.of(target);
        return switch (t.kind) {
            case MONITOR_ENTER -> what;
            case MONITOR_WAIT -> "notification of " + what;
            case JOIN -> "end of " + (holder == null ? what : holder.name());
            case PARK, LOCK -> what.isEmpty() ? "unpark" : what;
            default -> t.kind.verb() + (what.isEmpty() ? "" : " " + what);
        };
    }

    private static String heldBy(ControlledThread t, Blocker blocker) {
        SyncThread holder = blocker.holder();
        if (holder != null) {
            return t.kind == OperationKind.JOIN ? "" : holder.name();
        }
        Thread owner = lockOwner(t);
        return owner == null ? "" : owner.getName();
    }

    /** The thread that owns the lock, of the JDK's kind, that this one is parked for. */
    private static @Nullable Thread lockOwner(ControlledThread t) {
        return ownerOf(t.target);
    }

    /** Whether this is a lock that a thread from outside of the world holds. */
    static boolean ownerOutside(@Nullable Object lock, World world) {
        Thread owner = ownerOf(lock);
        return owner != null && world.find(owner) == null;
    }

    static @Nullable Thread ownerOf(@Nullable Object lock) {
        if (OWNER == null || !(lock instanceof AbstractOwnableSynchronizer sync)) {
            return null;
        }
        try {
            return (Thread) OWNER.invokeExact(sync);
        } catch (Throwable impossible) {
            return null;
        }
    }

    private static @Nullable MethodHandle ownerOfSynchronizer() {
        try {
            return MethodHandles.privateLookupIn(AbstractOwnableSynchronizer.class, MethodHandles.lookup())
                    .findVirtual(
                            AbstractOwnableSynchronizer.class,
                            "getExclusiveOwnerThread",
                            MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException notOpened) {
            return null;
        }
    }
}
