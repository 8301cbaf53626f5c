package dev.heddle.internal.bootstrap;

import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one static door of Heddle: what woven code and the JDK call. Each method finds the controlled thread that it runs
 * on, and passes on; on any other thread it does what the replaced code would have done.
 *
 * <p>Methods that return a boolean are prologues of JDK methods: true means "done, return {@link #longResult()} or {@link
 * #objectResult()}". The others replace a call or an instruction.
 */
@SuppressWarnings("CatchAndPrintStackTrace")
public final class Hooks {

    /** Keys of {@link #substitute}. */
    public static final int COMMON_POOL = 1,
            ASYNC_POOL = 2,
            DELAYER = 3,
            POOL_NUMBER = 4,
            SEEDER = 5,
            PROBE_GENERATOR = 6,
            SEED_UNIQUIFIER = 7,
            TIMER_SERIAL = 8,
            FORK_JOIN_POOL_NUMBER = 9,
            DEFAULT_GENERATOR = 10;

    private static @Nullable MethodHandle pendingCarrierLookup;
    private static volatile @Nullable OutsideWatch outsideWatch;
    private static @Nullable Runnable retirement;

    private Hooks() {}

    /** Finds the carrier below the user's thread; {@code Thread.currentCarrierThread()}, where there is one. */
    private static final class CarrierLookup {
        static final @Nullable MethodHandle CURRENT = pendingCarrierLookup;
    }

    /** Told of threads from outside that touch a controlled one. */
    public interface OutsideWatch {
        /** {@code actor}, which no world controls, did {@code action} to {@code target}, a thread or a monitor. */
        void touched(Thread actor, Object target, String action);
    }

    /**
     * Prepares this class, once, before anything is woven.
     *
     * @param carrierLookup {@code ()Thread}, or null where the current thread is the carrier
     */
    public static void install(@Nullable MethodHandle carrierLookup) {
        pendingCarrierLookup = carrierLookup;
        if (current() != null) {
            throw new IllegalStateException("installed from inside an execution");
        }
    }

    /** Retires the copy of Heddle that has woven this JVM so far, and remembers how to retire the next. */
    public static synchronized void takeOver(Runnable retire) {
        Runnable former = retirement;
        retirement = retire;
        if (former != null) {
            former.run();
        }
    }

    public static void watchOutside(@Nullable OutsideWatch watch) {
        outsideWatch = watch;
    }

    /** The controlled thread that runs this code, or null. */
    public static @Nullable ThreadControl current() {
        return carrier() instanceof Carrier c ? c.running : null;
    }

    private static Thread carrier() {
        if (CarrierLookup.CURRENT == null) {
            return Thread.currentThread();
        }
        try {
            return (Thread) CarrierLookup.CURRENT.invokeExact();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable ThreadControl active() {
        ThreadControl t = current();
        return t == null || t.silent != 0 ? null : t;
    }

    private static ThreadControl controlled() {
        ThreadControl t = current();
        if (t == null) {
            throw new IllegalStateException("no controlled thread");
        }
        return t;
    }

    public static long longResult() {
        return controlled().longResult;
    }

    public static @Nullable Object objectResult() {
        ThreadControl t = controlled();
        Object result = t.objectResult;
        t.objectResult = null;
        return result;
    }

    /** Switches the hooks off until {@link #exitSilent}, for the class loader, the linker and class initialisers. */
    public static void enterSilent() {
        ThreadControl t = current();
        if (t != null) {
            t.silent++;
        }
    }

    public static void exitSilent() {
        ThreadControl t = current();
        if (t != null) {
            t.silent--;
        }
    }

    // Memory

    public static void access(@Nullable Object target, int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.access(target, site);
        }
    }

    public static void accessElement(Object array, int index, int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.accessElement(array, index, site);
        }
    }

    public static void accessOffset(@Nullable Object target, long offset, int site) {
        ThreadControl t = active();
        if (t != null) {
            t.accessOffset(target, offset, site);
        }
    }

    public static void accessHandle(Object handle, @Nullable Object target, int index, int site) {
        ThreadControl t = active();
        if (t != null) {
            t.accessHandle(handle, target, index, site);
        }
    }

    public static void record(@Nullable Object target, int site) {
        ThreadControl t = current();
        if (t != null && (t.mode != ThreadControl.QUIET || t.ordered) && t.silent == 0) {
            t.record(target, site);
        }
    }

    public static void recordElement(Object array, int index, int site) {
        ThreadControl t = current();
        if (t != null && (t.mode != ThreadControl.QUIET || t.ordered) && t.silent == 0) {
            t.recordElement(array, index, site);
        }
    }

    public static void recordOffset(@Nullable Object target, long offset, int site) {
        ThreadControl t = active();
        if (t == null) {
            return;
        }
        if (t.mode != ThreadControl.QUIET || t.ordered) {
            t.recordOffset(target, offset, site);
        } else {
            t.expects = ThreadControl.NOTHING;
        }
    }

    public static void recordHandle(Object handle, @Nullable Object target, int index, int site) {
        ThreadControl t = active();
        if (t == null) {
            return;
        }
        if (t.mode != ThreadControl.QUIET || t.ordered) {
            t.recordHandle(handle, target, index, site);
        } else {
            t.expects = ThreadControl.NOTHING;
        }
    }

    /** The access that comes next compares a variable with this. */
    public static void expectInt(int expected) {
        expect(ThreadControl.INT, expected, null);
    }

    public static void expectLong(long expected) {
        expect(ThreadControl.LONG, expected, null);
    }

    /** For a variable of one byte, which can be a boolean. */
    public static void expectByte(int expected) {
        expect(ThreadControl.BYTE, expected, null);
    }

    public static void expectReference(@Nullable Object expected) {
        expect(ThreadControl.REFERENCE, 0, expected);
    }

    private static void expect(int kind, long number, @Nullable Object object) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.expects = kind;
            t.expectedNumber = number;
            t.expectedObject = object;
        }
    }

    public static void created(Object object) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.created(object);
        }
    }

    /** The initialiser of a class of the user comes to its end. */
    public static void initialized(Class<?> type) {
        ThreadControl t = current();
        if (t != null) {
            t.initialized(type);
        }
    }

    /** User code is about to call what touches variables in a way that can't be seen. */
    public static void unmodelled(int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.unmodelled(site);
        }
    }

    /** User code is about to call a fence. */
    public static void fence() {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.fence();
        }
    }

    /** User code is about to copy an array, or all fields of an object. */
    public static void copied(@Nullable Object object, int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0 && object != null) {
            t.copied(object, site);
        }
    }

    /** User code is about to read or write files. */
    public static void outside(int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.outside(site);
        }
    }

    /** The JDK is about to wait for something outside of the JVM; the site names it. */
    public static void blocking(int site) {
        ThreadControl t = active();
        if (t != null) {
            t.blocking(null, site);
        }
    }

    /** The JDK is about to read from what may be a file, and may be something that has to be waited for. */
    public static void blockingInput(Object stream, int site) {
        ThreadControl t = active();
        if (t != null) {
            t.blocking(stream, site);
        }
    }

    /** A mock is called. */
    public static void mockCall(int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.mockCall(site);
        }
    }

    /** This thread runs this event loop of {@code dev.heddle.async} from now on. */
    public static void entersLoop(Object loop) {
        ThreadControl t = current();
        if (t != null) {
            t.entersLoop(loop);
        }
    }

    /** It doesn't any more. */
    public static void leavesLoop() {
        ThreadControl t = current();
        if (t != null) {
            t.leavesLoop();
        }
    }

    /** A future, a task, a coroutine or a callback of such a loop was made. */
    public static void makesAwaitable(Object made) {
        ThreadControl t = current();
        if (t != null && t.notesPlaces) {
            t.makesAwaitable(made);
        }
    }

    /** This task of such a loop waits, in its thread. */
    public static void awaits(Object task) {
        ThreadControl t = current();
        if (t != null && t.notesPlaces) {
            t.awaits(task);
        }
    }

    /**
     * Such a loop has a problem of this kind, of which no handler was told.
     *
     * @param name of the task that it is about; empty if it is about something else
     * @param about a task, a future, a coroutine, a callback or the loop
     * @return whether it is taken, and not to be logged
     */
    public static boolean loopProblem(
            String kind, String message, String name, @Nullable Throwable exception, Object about) {
        ThreadControl t = current();
        return t != null && t.loopProblem(kind, message, name, exception, about);
    }

    /** Whether what this thread prints is of no interest, since its execution is over. */
    public static boolean isMuted() {
        ThreadControl t = current();
        return t != null && t.isMuted();
    }

    /** User code is about to call a method of this object, whose class may be one of the JDK's that are not woven. */
    public static void use(@Nullable Object object, int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0 && object != null) {
            t.use(object, site);
        }
    }

    /** User code is about to call the JDK with this object. */
    public static void pass(@Nullable Object object, int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0 && object != null) {
            t.pass(object, site);
        }
    }

    /** User code is about to call into the JDK: its first recorded access will be a scheduling point. */
    public static void callStep(int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.mode = ThreadControl.CLOSED;
            t.lookedInto = false;
            t.callSite = site;
        }
    }

    /** User code is about to call a part of the JDK whose memory accesses don't matter, unless those of an argument do. */
    public static void callQuiet(int site) {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.mode = t.lookedInto ? ThreadControl.CLOSED : ThreadControl.QUIET;
            t.lookedInto = false;
            t.callSite = site;
        }
    }

    /** User code runs, at a method's beginning or after a call: what the JDK does next is a step of its own. */
    public static void userCode() {
        ThreadControl t = current();
        if (t != null && t.silent == 0) {
            t.mode = ThreadControl.CLOSED;
            t.lookedInto = false;
        }
    }

    // Monitors

    /** Before {@code monitorenter}: returns what to lock really, which is a stand-in when the monitor is modelled. */
    public static @Nullable Object monitorEnter(@Nullable Object monitor, int site) {
        ThreadControl t = active();
        return t == null || monitor == null ? monitor : t.monitorEnter(monitor, site);
    }

    /** Before {@code monitorexit}, with what {@link #monitorEnter} gave back. Never throws. */
    public static void monitorExit(@Nullable Object monitor, @Nullable Object held, int site) {
        if (monitor != null) {
            ThreadControl t = current();
            if (t != null && (monitor != held || t.silent == 0)) {
                t.monitorExit(monitor, site);
            }
        }
    }

    public static boolean holdsLock(Object monitor, int site) {
        ThreadControl t = active();
        return Thread.holdsLock(monitor) || (t != null && t.holdsLock(monitor));
    }

    public static void monitorWait(Object monitor, int site) throws InterruptedException {
        ThreadControl t = active();
        if (t == null) {
            monitor.wait();
        } else {
            t.monitorWait(monitor, 0, site);
        }
    }

    public static void monitorWait(Object monitor, long millis, int site) throws InterruptedException {
        ThreadControl t = active();
        if (t == null) {
            monitor.wait(millis);
        } else if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        } else {
            t.monitorWait(monitor, saturated(millis), site);
        }
    }

    public static void monitorWait(Object monitor, long millis, int nanos, int site) throws InterruptedException {
        ThreadControl t = active();
        if (t == null) {
            monitor.wait(millis, nanos);
        } else if (millis < 0 || nanos < 0 || nanos > 999_999) {
            throw new IllegalArgumentException("timeout value is negative or out of range");
        } else {
            t.monitorWait(monitor, Math.max(saturated(millis), saturated(millis) + nanos), site);
        }
    }

    public static void monitorNotify(Object monitor, int site) {
        ThreadControl t = active();
        if (t == null) {
            monitor.notify();
            touchedFromOutside(monitor, "notified");
        } else {
            t.monitorNotify(monitor, false, site);
        }
    }

    public static void monitorNotifyAll(Object monitor, int site) {
        ThreadControl t = active();
        if (t == null) {
            monitor.notifyAll();
            touchedFromOutside(monitor, "notified");
        } else {
            t.monitorNotify(monitor, true, site);
        }
    }

    // Threads: replaced calls

    public static Thread currentThread() {
        ThreadControl t = current();
        return t == null ? Thread.currentThread() : t.identity;
    }

    /** In the stead of the method of that name, with its receiver: what the JDK keeps for a carrier, a world keeps for a thread. */
    public static Thread currentCarrierThread(Object access) {
        ThreadControl t = current();
        return t == null ? carrier() : t.identity;
    }

    public static void yieldNow(int site) {
        ThreadControl t = active();
        if (t == null) {
            Thread.yield();
        } else {
            t.yieldNow(site);
        }
    }

    public static void onSpinWait(int site) {
        ThreadControl t = active();
        if (t == null) {
            Thread.onSpinWait();
        } else {
            t.onSpinWait(site);
        }
    }

    public static void sleep(long millis, int site) throws InterruptedException {
        ThreadControl t = active();
        if (t == null || millis < 0) {
            Thread.sleep(millis);
        } else {
            t.sleep(saturated(millis), site);
        }
    }

    public static void sleep(long millis, int nanos, int site) throws InterruptedException {
        ThreadControl t = active();
        if (t == null || millis < 0 || nanos < 0 || nanos > 999_999) {
            Thread.sleep(millis, nanos);
        } else {
            t.sleep(Math.max(saturated(millis), saturated(millis) + nanos), site);
        }
    }

    public static void sleep(Duration duration, int site) throws InterruptedException {
        long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(duration));
        sleep(nanos / 1_000_000, (int) (nanos % 1_000_000), site);
    }

    public static boolean interrupted(int site) {
        ThreadControl t = active();
        return t == null ? Thread.interrupted() : t.interrupted(site);
    }

    public static boolean isAlive(Thread thread, int site) {
        ThreadControl t = active();
        return t != null && t.isAlive(thread, site) ? t.longResult != 0 : thread.isAlive();
    }

    public static void join(Thread thread, long millis, int site) throws InterruptedException {
        ThreadControl t = active();
        if (t == null || millis < 0 || !t.join(thread, millis == 0 ? Long.MAX_VALUE : saturated(millis), site)) {
            thread.join(millis);
        }
    }

    public static void join(Thread thread, long millis, int nanos, int site) throws InterruptedException {
        if (nanos < 0 || nanos > 999_999) {
            thread.join(millis, nanos); // which throws
        }
        join(thread, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis, site);
    }

    /** User code is about to start this thread; in older JDKs that takes the thread's monitor, within which none may wait. */
    public static void beforeStart(@Nullable Thread thread) {
        ThreadControl t = active();
        if (t != null && thread != null) {
            t.beforeStart(thread);
        }
    }

    // Threads: prologues

    public static boolean threadStart(Thread thread) {
        ThreadControl t = active();
        return t != null && t.start(thread);
    }

    public static boolean threadStart(Thread thread, Object container) {
        ThreadControl t = active();
        return t != null && t.startIn(container, thread);
    }

    public static void virtualThreadCreated(Thread thread, Runnable task) {
        ThreadControl t = active();
        if (t != null) {
            t.virtualThreadCreated(thread, task);
        }
    }

    public static boolean threadJoin(Thread thread) throws InterruptedException {
        ThreadControl t = active();
        return t != null && t.join(thread, Long.MAX_VALUE, 0);
    }

    public static boolean threadJoin(Thread thread, Duration limit) throws InterruptedException {
        ThreadControl t = active();
        return t != null && t.join(thread, Math.max(0, TimeUnit.NANOSECONDS.convert(limit)), 0);
    }

    public static boolean threadInterrupt(Thread thread) {
        ThreadControl t = active();
        if (t != null) {
            return t.interrupt(thread);
        }
        touchedFromOutside(thread, "interrupted");
        return false;
    }

    public static boolean threadIsInterrupted(Thread thread) {
        ThreadControl t = active();
        return t != null && t.isInterrupted(thread);
    }

    /** Prologue of {@code VirtualThread.getAndClearInterrupt} and its like, asked of the current thread. */
    public static boolean threadClearInterrupt(Thread thread) {
        ThreadControl t = active();
        if (t == null || t.identity != thread) {
            return false;
        }
        t.longResult = t.interrupted(0) ? 1 : 0;
        return true;
    }

    public static boolean threadIsAlive(Thread thread) {
        ThreadControl t = active();
        return t != null && t.isAlive(thread, 0);
    }

    public static boolean threadState(Thread thread) {
        ThreadControl t = active();
        return t != null && t.state(thread);
    }

    /** Prologue of the JDK's generator of names {@code Thread-7}. Object result: a name; long result: its number. */
    public static boolean threadName() {
        ThreadControl t = active();
        return t != null && t.threadName();
    }

    /** Prologue of {@code ThreadGroup.activeCount}. */
    public static boolean groupSize(ThreadGroup group) {
        ThreadControl t = active();
        if (t == null) {
            return false;
        }
        t.longResult = t.members(group).length;
        return true;
    }

    public static boolean groupList(ThreadGroup group, Thread @Nullable [] list) {
        return groupList(group, list, true);
    }

    /** Prologue of {@code ThreadGroup.enumerate}, which leaves out what the array has no room for. */
    public static boolean groupList(ThreadGroup group, Thread @Nullable [] list, boolean recurse) {
        ThreadControl t = active();
        if (t == null || list == null) {
            return false;
        }
        Thread[] members = t.members(group);
        t.silent++;
        int listed = 0;
        for (int i = 0; i < members.length && listed < list.length; i++) {
            if (recurse || members[i].getThreadGroup() == group) {
                list[listed++] = members[i];
            }
        }
        t.silent--;
        t.longResult = listed;
        return true;
    }

    public static boolean groupInterrupt(ThreadGroup group) {
        ThreadControl t = active();
        if (t == null) {
            return false;
        }
        for (Thread member : t.members(group)) {
            t.interrupt(member);
        }
        return true;
    }

    public static boolean defaultHandler() {
        ThreadControl t = active();
        return t != null && t.defaultHandler();
    }

    public static boolean setDefaultHandler(Thread.@Nullable UncaughtExceptionHandler handler) {
        ThreadControl t = active();
        return t != null && t.setDefaultHandler(handler);
    }

    public static boolean threadId(Thread thread) {
        ThreadControl t = active();
        return t != null && t.threadId(thread);
    }

    // Permits: prologues of LockSupport, replaced calls of Unsafe

    public static boolean park() {
        return park(null);
    }

    public static boolean park(@Nullable Object blocker) {
        ThreadControl t = active();
        return t != null && t.park(blocker, Long.MAX_VALUE);
    }

    public static boolean parkNanos(long nanos) {
        return parkNanos(null, nanos);
    }

    public static boolean parkNanos(@Nullable Object blocker, long nanos) {
        ThreadControl t = active();
        return t != null && (nanos <= 0 || t.park(blocker, nanos));
    }

    public static boolean parkUntil(long deadlineMillis) {
        return parkUntil(null, deadlineMillis);
    }

    public static boolean parkUntil(@Nullable Object blocker, long deadlineMillis) {
        ThreadControl t = active();
        return t != null && t.parkUntil(blocker, deadlineMillis);
    }

    public static boolean unpark(@Nullable Thread thread) {
        ThreadControl t = active();
        if (t != null) {
            return t.unpark(thread);
        }
        touchedFromOutside(thread, "unparked");
        return false;
    }

    /** Before a condition's {@code signal}, which the JDK does itself. */
    public static boolean signal(Object condition) {
        return signal(condition, false);
    }

    public static boolean signalAll(Object condition) {
        return signal(condition, true);
    }

    private static boolean signal(Object condition, boolean all) {
        ThreadControl t = active();
        if (t != null && t.mode != ThreadControl.QUIET) {
            t.signal(condition, all);
        }
        return false;
    }

    /** In the stead of {@code Unsafe.park}: false means that the caller has to do it. */
    public static boolean unsafePark(boolean absolute, long time) {
        if (absolute) {
            return parkUntil(null, time);
        }
        ThreadControl t = active();
        return t != null && t.park(null, time == 0 ? Long.MAX_VALUE : time);
    }

    /** Before {@code Unsafe.unpark}: returns whom to unpark really, which is nobody when the permit is modelled. */
    public static @Nullable Object unsafeUnpark(@Nullable Object thread) {
        return unpark((Thread) thread) ? null : thread;
    }

    // Locks: prologues that wait until the real call will succeed at once

    public static boolean lock(Object lock) throws InterruptedException {
        return acquire(lock, 1, Long.MAX_VALUE, ThreadControl.IGNORED);
    }

    public static boolean lockInterruptibly(Object lock) throws InterruptedException {
        return acquire(lock, 1, Long.MAX_VALUE, ThreadControl.HEEDED);
    }

    public static boolean tryLock(Object lock, long time, TimeUnit unit) throws InterruptedException {
        return acquire(lock, 1, unit.toNanos(time), ThreadControl.HEEDED);
    }

    public static boolean acquire(Object semaphore, int permits) throws InterruptedException {
        return acquire(semaphore, permits, Long.MAX_VALUE, ThreadControl.HEEDED);
    }

    public static boolean acquireUninterruptibly(Object semaphore, int permits) throws InterruptedException {
        return acquire(semaphore, permits, Long.MAX_VALUE, ThreadControl.IGNORED);
    }

    public static boolean tryAcquire(Object semaphore, int permits, long time, TimeUnit unit)
            throws InterruptedException {
        return acquire(semaphore, permits, unit.toNanos(time), ThreadControl.HEEDED);
    }

    /** Prologue of what asks a synchronizer whether threads wait for it: those that it doesn't know of count, too. */
    public static boolean hasQueued(Object synchronizer) {
        ThreadControl t = active();
        return t != null && answered(t, Math.min(1, t.queued(synchronizer, null)));
    }

    public static boolean queueLength(Object synchronizer) {
        ThreadControl t = active();
        return t != null && answered(t, t.queued(synchronizer, null));
    }

    public static boolean isQueued(Object synchronizer, @Nullable Thread thread) {
        ThreadControl t = active();
        return t != null && thread != null && answered(t, t.queued(synchronizer, thread));
    }

    private static boolean answered(ThreadControl t, int count) {
        t.longResult = count;
        return count > 0;
    }

    private static boolean acquire(Object lock, int permits, long nanos, int interrupts) throws InterruptedException {
        ThreadControl t = active();
        return t != null && t.acquire(lock, permits, nanos, interrupts);
    }

    // Time and chance

    public static long nanoTime() {
        ThreadControl t = active();
        return t == null ? System.nanoTime() : t.nanoTime();
    }

    public static long currentTimeMillis() {
        ThreadControl t = active();
        return t == null ? System.currentTimeMillis() : t.currentTimeMillis();
    }

    public static boolean instant() {
        ThreadControl t = active();
        return t != null && t.instant();
    }

    public static double random() {
        ThreadControl t = active();
        return t == null ? Math.random() : t.random();
    }

    /** Fills the array in the stead of a {@code SecureRandom}. */
    public static boolean randomBytes(byte[] bytes) {
        ThreadControl t = active();
        if (t != null) {
            t.randomBytes(bytes);
        }
        return t != null;
    }

    public static boolean randomSeed(int length) {
        ThreadControl t = active();
        if (t == null || length < 0) {
            return false;
        }
        byte[] seed = new byte[length];
        t.randomBytes(seed);
        t.objectResult = seed;
        return true;
    }

    public static int identityHashCode(@Nullable Object object) {
        ThreadControl t = active();
        return t == null || object == null ? System.identityHashCode(object) : t.identityHashCode(object);
    }

    public static @Nullable Object substitute(@Nullable Object value, int key) {
        ThreadControl t = active();
        return t == null ? value : t.substitute(value, key);
    }

    public static void taskFailed(@Nullable Throwable error) {
        ThreadControl t = active();
        if (t != null && error != null) {
            t.taskFailed(error);
        }
    }

    // Futures: who looks at how they ended

    public static void futureMade(Object future) {
        future(future, ThreadControl.MADE);
    }

    public static void futureSeen(Object future) {
        future(future, ThreadControl.SEEN);
    }

    public static void futureFollowed(Object future) {
        future(future, ThreadControl.FOLLOWED);
    }

    /** Another future is made of two; given the executor that runs it, which is none of them. */
    public static void futuresFollowed(Object future, @Nullable Object executor, @Nullable Object other) {
        future(future, ThreadControl.FOLLOWED);
        future(other, ThreadControl.FOLLOWED);
    }

    /** A function is to be told how a future ends; one of the JDK's own only cancels a timeout then. */
    public static void futureWatched(Object future, @Nullable Object executor, @Nullable Object function) {
        boolean own = function != null && function.getClass().getName().endsWith("CompletableFuture$Canceller");
        if (!own) {
            future(future, ThreadControl.SEEN);
        }
    }

    public static void futureCompleted(Object future, @Nullable Throwable error) {
        future(future, ThreadControl.COMPLETED);
        ThreadControl t = active();
        if (t != null) {
            t.cancelled(future, error);
        }
    }

    // Tasks: which run, and which are cancelled

    /** A future, a pool, or what completes a future after a timeout is about to cancel what it stands for. */
    public static void cancelled(Object target) {
        ThreadControl t = active();
        if (t != null) {
            t.cancelled(target, null);
        }
    }

    public static void taskBegins(Object task) {
        ThreadControl t = active();
        if (t != null) {
            t.taskBegins(task);
        }
    }

    /** The task that began last, of those of this thread that have not ended, ends. */
    public static void taskEnds() {
        ThreadControl t = active();
        if (t != null) {
            t.taskEnds(null);
        }
    }

    /** A worker of a pool is locked, which it does itself when it has a task. */
    public static void workerBegins(Object worker) {
        ThreadControl t = active();
        if (t != null) {
            t.workerBegins(worker);
        }
    }

    // What tasks take and give back

    public static void semaphoreMade(Object semaphore) {
        ThreadControl t = active();
        if (t != null) {
            t.semaphore(semaphore, true);
        }
    }

    /** Permits of a semaphore vanish. */
    public static void semaphoreAltered(Object semaphore) {
        ThreadControl t = active();
        if (t != null) {
            t.semaphore(semaphore, false);
        }
    }

    /** A lock or a semaphore has let this thread through, if it is so; with so many permits, where these are counted. */
    public static void acquired(boolean done, Object lock, int permits) {
        ThreadControl t = done ? active() : null;
        if (t != null) {
            t.acquired(lock, permits);
        }
    }

    public static void released(Object lock) {
        released(lock, 1);
    }

    public static void released(Object lock, int permits) {
        ThreadControl t = active();
        if (t != null && permits > 0) {
            t.acquired(lock, -permits);
        }
    }

    public static void workerEnds(Object worker) {
        ThreadControl t = active();
        if (t != null) {
            t.taskEnds(worker);
        }
    }

    public static void forkedTaskFailed(Object task, @Nullable Throwable error) {
        ThreadControl t = active();
        if (t != null && error != null) {
            t.forkedTaskFailed(task, error);
        }
    }

    private static void future(@Nullable Object future, int how) {
        ThreadControl t = active();
        if (t != null && future != null) {
            t.future(future, how);
        }
    }

    private static void touchedFromOutside(@Nullable Object target, String action) {
        OutsideWatch watch = outsideWatch;
        if (watch != null && target != null && current() == null) {
            watch.touched(Thread.currentThread(), target, action);
        }
    }

    private static long saturated(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
