package dev.heddle.internal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What woven code asks of the controlled thread that runs it. The world implements it; {@link Hooks} calls it.
 *
 * <p>A method that returns a boolean answers "it is done, skip the real thing"; the result, if there is one, lies in
 * {@link #longResult} or {@link #objectResult}. A {@code site} is a number of the weaver's table of code sites, with bit
 * 0 set for a write; 0 means unknown.
 */
public abstract class ThreadControl {

    /** Inside a JDK call whose accesses are not recorded, for example while a string is built. */
    public static final int QUIET = 0;
    /** The next access of a JDK class opens a step: it is a scheduling point. */
    public static final int CLOSED = 1;
    /** A step is open: accesses of JDK classes belong to it and don't schedule. */
    public static final int OPEN = 2;

    /** The user's own thread object that this control stands for. */
    public final Thread identity;
    /** While positive, no hook has an effect: the harness, the class loader or a class initialiser runs. */
    public int silent;
    /** {@link #QUIET}, {@link #CLOSED} or {@link #OPEN}. */
    public int mode = OPEN;
    /** Accesses of JDK classes are told in {@link #QUIET} as well, since they may order threads. */
    public boolean ordered;
    /** Somebody wants to know where what event loops run is made, and where it waits. */
    public boolean notesPlaces;
    /** What is about to be called looks into an object whose accesses matter, whatever is called. */
    public boolean lookedInto;
    /** The site of the last call from user code into the JDK. */
    public int callSite;
    /** Whether an interrupt ends a wait. */
    public static final int HEEDED = 0, IGNORED = 1;

    /**
     * What happens to a future: it is made, somebody looks at how it ended, another one is made of it, its owner completes
     * it.
     */
    public static final int MADE = 0, SEEN = 1, FOLLOWED = 2, COMPLETED = 3;

    /** Kinds of {@link #expects}. */
    public static final int NOTHING = 0, INT = 1, LONG = 2, BYTE = 3, REFERENCE = 4;

    /** What kind of value the access that comes next compares its variable with. */
    public int expects;
    /** The value, where it is a number. */
    public long expectedNumber;
    /** The value, where it is a reference. */
    public @Nullable Object expectedObject;
    /** Result of the last hook that answered true, where it is a number or a boolean. */
    public long longResult;
    /** Result of the last hook that answered true, where it is an object. */
    public @Nullable Object objectResult;

    protected ThreadControl(Thread identity) {
        this.identity = identity;
    }

    // Memory: an access is a read, or a write where the site says so.

    public abstract void access(@Nullable Object target, int site);

    public abstract void accessElement(Object array, int index, int site);

    public abstract void accessOffset(@Nullable Object target, long offset, int site);

    public abstract void accessHandle(Object handle, @Nullable Object target, int index, int site);

    public abstract void record(@Nullable Object target, int site);

    public abstract void recordElement(Object array, int index, int site);

    public abstract void recordOffset(@Nullable Object target, long offset, int site);

    public abstract void recordHandle(Object handle, @Nullable Object target, int index, int site);

    /** User code orders its accesses by a fence. */
    public void fence() {}

    /** A class has got its first state. */
    public abstract void initialized(Class<?> type);

    /** All of an array, or all fields of an object, are read. */
    public abstract void copied(Object object, int site);

    /** Something outside of the JVM is read or written. */
    public abstract void outside(int site);

    /** What no scheduler controls is waited for, or read from this stream; the site names it. */
    public abstract void blocking(@Nullable Object stream, int site);

    /** A mock is called, at this site. */
    public abstract void mockCall(int site);

    /** It runs this event loop of {@code dev.heddle.async} from now on. */
    public void entersLoop(Object loop) {}

    /** It doesn't any more. */
    public void leavesLoop() {}

    /** It has made something that such a loop runs or waits for; told if {@link #notesPlaces}. */
    public void makesAwaitable(Object made) {}

    /** A task of such a loop waits in it; told if {@link #notesPlaces}. */
    public void awaits(Object task) {}

    /** Such a loop has a problem, of which no handler was told; true if that must not be logged. */
    public boolean loopProblem(String kind, String message, String name, @Nullable Throwable exception, Object about) {
        return false;
    }

    /** Whether nobody wants to read what it prints. */
    public abstract boolean isMuted();

    /** What is called at this site touches variables that nobody knows. */
    public abstract void unmodelled(int site);

    /** A method of this object is called, which is a step of its own if its class is one of the JDK's plain collections. */
    public abstract void use(Object object, int site);

    /** This object is given to a method of the JDK, or is one whose use is no step. */
    public abstract void pass(Object object, int site);

    /** An object was made; told at most once by its constructor, and perhaps again by who called that. */
    public abstract void created(Object object);

    // Inside of plain collections, where their accesses count.

    /** A field of a collection, or of a part of one, is about to be accessed. */
    public abstract void inside(Object target, int site);

    /** An element of an array of a collection is about to be accessed. */
    public abstract void insideElement(Object array, int index, int site);

    /** An array of a collection is about to be accessed as a whole. */
    public abstract void insideArray(Object array, int site);

    /** An array of a collection is about to be sorted. */
    public abstract void insideSort(Object array);

    /** All fields of a collection are about to be read. */
    public abstract void insideFields(Object target, int site);

    /** A collection, or a part of one, is being made, by that collection if it says so. */
    public abstract void begun(Object made, @Nullable Object by);

    // Monitors.

    /** Acquires the model of a monitor, and returns the object to lock for real in its stead. */
    public abstract Object monitorEnter(Object monitor, int site);

    public abstract void monitorExit(Object monitor, int site);

    public abstract boolean holdsLock(Object monitor);

    /** Waits at most {@code nanos} of virtual time; 0 means without limit. */
    public abstract void monitorWait(Object monitor, long nanos, int site) throws InterruptedException;

    public abstract void monitorNotify(Object monitor, boolean all, int site);

    // Threads.

    public abstract boolean start(Thread thread);

    /** The scheduling point of a start, before the JDK takes the thread's own monitor for it. */
    public abstract void beforeStart(Thread thread);

    /** Starts a thread in what the JDK keeps threads in, such as a structured scope. */
    public abstract boolean startIn(Object container, Thread thread);

    public abstract void virtualThreadCreated(Thread thread, Runnable task);

    /** Joins within {@code nanos} of virtual time; {@link Long#MAX_VALUE} means without limit. Result: has it ended? */
    public abstract boolean join(Thread thread, long nanos, int site) throws InterruptedException;

    public abstract boolean interrupt(Thread thread);

    public abstract boolean isInterrupted(Thread thread);

    public abstract boolean interrupted(int site);

    public abstract boolean isAlive(Thread thread, int site);

    public abstract boolean state(Thread thread);

    /** The living threads of a group and of those within it. */
    public abstract Thread[] members(ThreadGroup group);

    public abstract boolean threadName();

    /** Result: the number by which code under test knows this thread. */
    public abstract boolean threadId(Thread thread);

    /** The handler of uncaught exceptions for all threads, which is one for each world. Object result: the handler. */
    public abstract boolean defaultHandler();

    public abstract boolean setDefaultHandler(Thread.@Nullable UncaughtExceptionHandler handler);

    public abstract void yieldNow(int site);

    public abstract void onSpinWait(int site);

    public abstract void sleep(long nanos, int site) throws InterruptedException;

    // Permits: {@code nanos} is a duration; Long.MAX_VALUE means without limit.

    public abstract boolean park(@Nullable Object blocker, long nanos);

    /** Like {@link #park}, until a moment in milliseconds of the virtual calendar. */
    public abstract boolean parkUntil(@Nullable Object blocker, long deadlineMillis);

    public abstract boolean unpark(@Nullable Thread thread);

    /** A condition of the JDK's is about to be signalled. */
    public abstract void signal(Object condition, boolean all);

    // Locks, semaphores, latches.

    /**
     * Waits until this lock, semaphore or latch will let the thread through at once, if it knows how.
     *
     * @param nanos of virtual time; {@link Long#MAX_VALUE} means without limit
     * @param interrupts {@link #HEEDED} or {@link #IGNORED}
     * @return true if the time is over, with the result false; else the real call is to be made
     */
    public abstract boolean acquire(Object lock, int permits, long nanos, int interrupts) throws InterruptedException;

    /** How many threads wait to be let through by one of the JDK's synchronizers, or whether this one does. */
    public abstract int queued(Object synchronizer, @Nullable Thread thread);

    // Time, chance and what else the world owns.

    public abstract long nanoTime();

    public abstract long currentTimeMillis();

    public abstract boolean instant();

    public abstract double random();

    public abstract void randomBytes(byte[] bytes);

    public abstract int identityHashCode(Object object);

    /** What stands in this world for a static of the JDK that would leak from one execution into the next. */
    public abstract @Nullable Object substitute(@Nullable Object value, int key);

    /** A task of the JDK ended with this error, and keeps it. */
    public abstract void taskFailed(Throwable error);

    /** Something happens to this future, or to these. */
    public abstract void future(@Nullable Object future, int how);

    /** A task of a fork-join pool ended with this error, and keeps it. */
    public abstract void forkedTaskFailed(Object task, Throwable error);

    // Tasks of the JDK's pools and futures, and the end of those.

    /** A task begins to run in this thread. */
    public void taskBegins(Object task) {}

    /** The last task that began in this thread ends; only if it is this one, where one is named. */
    public void taskEnds(@Nullable Object task) {}

    /** A semaphore is made, or loses permits. */
    public void semaphore(Object semaphore, boolean made) {}

    /** A lock or a semaphore has let the thread through, with so many permits; or gets them back, with less than none. */
    public void acquired(Object lock, int permits) {}

    /** A worker has a task, if it is this thread. */
    public void workerBegins(Object worker) {}

    /** A future or a pool is about to be cancelled, a future by this error where there is one, unless it is too late. */
    public void cancelled(Object target, @Nullable Throwable error) {}
}
