package dev.heddle.internal.instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of the JDK that first ask a hook whether it has done their work already. */
final class Prologues {

    /**
     * The hook that a method asks.
     *
     * @param descriptor of the hook; its parameters are the first of the method's, its receiver included
     * @param place where the hook stands
     */
    record Prologue(String hook, String descriptor, Place place) {}

    /** Where a hook stands, and what it is given. */
    enum Place {
        /** At the start; given the receiver, if there is one, and the arguments. */
        START,
        /** At the start; given the arguments without the receiver. */
        START_ARGUMENTS,
        /** At the start; given the arguments without the receiver; tells, and asks nothing. */
        START_TELLING,
        /** At the start; given the receiver, if there is one, and the arguments; tells, and asks nothing. */
        START_SHOWING,
        /** Before each return; given the receiver. */
        RETURN_SHOWING,
        /** At the start; given the receiver, if it takes one, and a site that names what is waited for; asks nothing. */
        START_NAMING,
        /** Before each return; given the receiver and the argument that is a {@code Runnable}. */
        RETURN
    }

    private static final String ONE = "(Ljava/lang/Object;)V";
    private static final String THREE = "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V";
    private static final String UNIT = "Ljava/util/concurrent/TimeUnit;";
    private static final String THREAD = "java/lang/Thread";
    private static final String CONTAINER = "(Ljdk/internal/vm/ThreadContainer;)V";
    private static final Map<String, Prologue> ALL = new HashMap<>();

    static {
        for (String thread : new String[] {THREAD, "java/lang/VirtualThread", "java/lang/BaseVirtualThread"}) {
            ask(thread, "start()V", "threadStart(Ljava/lang/Thread;)Z");
            ask(thread, "start" + CONTAINER, "threadStart(Ljava/lang/Thread;Ljava/lang/Object;)Z");
            ask(thread, "interrupt()V", "threadInterrupt(Ljava/lang/Thread;)Z");
            ask(thread, "isInterrupted()Z", "threadIsInterrupted(Ljava/lang/Thread;)Z");
            ask(thread, "getAndClearInterrupt()Z", "threadClearInterrupt(Ljava/lang/Thread;)Z");
            ask(thread, "clearInterrupt()V", "threadClearInterrupt(Ljava/lang/Thread;)Z");
            ask(thread, "threadState()Ljava/lang/Thread$State;", "threadState(Ljava/lang/Thread;)Z");
        }
        ask(THREAD, "isAlive()Z", "threadIsAlive(Ljava/lang/Thread;)Z");
        ask(THREAD, "getState()Ljava/lang/Thread$State;", "threadState(Ljava/lang/Thread;)Z");
        ask(THREAD, "join()V", "threadJoin(Ljava/lang/Thread;)Z");
        ask(THREAD, "join(Ljava/time/Duration;)Z", "threadJoin(Ljava/lang/Thread;Ljava/time/Duration;)Z");
        ask(THREAD, "getId()J", "threadId(Ljava/lang/Thread;)Z");
        ask(THREAD, "threadId()J", "threadId(Ljava/lang/Thread;)Z");
        ask(THREAD, "nextThreadNum()I", "threadName()Z");
        ask(THREAD, "genThreadName()Ljava/lang/String;", "threadName()Z");
        String handler = "Ljava/lang/Thread$UncaughtExceptionHandler;";
        ask(THREAD, "getDefaultUncaughtExceptionHandler()" + handler, "defaultHandler()Z");
        ask(THREAD, "setDefaultUncaughtExceptionHandler(" + handler + ")V", "setDefaultHandler(" + handler + ")Z");
        add("java/lang/VirtualThread", "<init>", "virtualThreadCreated", Place.RETURN);
        add("java/lang/ThreadBuilders$BoundVirtualThread", "<init>", "virtualThreadCreated", Place.RETURN);
        permits("java/util/concurrent/locks/LockSupport");
        locks("java/util/concurrent/locks/ReentrantLock");
        locks("java/util/concurrent/locks/ReentrantReadWriteLock$ReadLock");
        locks("java/util/concurrent/locks/ReentrantReadWriteLock$WriteLock");
        semaphores();
        queues("java/util/concurrent/locks/AbstractQueuedSynchronizer");
        queues("java/util/concurrent/locks/AbstractQueuedLongSynchronizer");
        ask("java/time/Clock", "currentInstant()Ljava/time/Instant;", "instant()Z");
        ask("java/security/SecureRandom", "nextBytes([B)V", "randomBytes([B)Z", Place.START_ARGUMENTS);
        ask("java/security/SecureRandom", "generateSeed(I)[B", "randomSeed(I)Z", Place.START_ARGUMENTS);
        for (String printing : new String[] {
            "print(Ljava/lang/String;)V", "println(Ljava/lang/String;)V", "println(Ljava/lang/Object;)V", "write([BII)V"
        }) {
            ask("java/io/PrintStream", printing, "isMuted()Z");
        }
        ask("java/lang/Throwable", "printStackTrace()V", "isMuted()Z");
        ask("java/lang/Throwable", "printStackTrace(Ljava/io/PrintStream;)V", "isMuted()Z");
        groups("java/lang/ThreadGroup");
        ask("java/util/logging/Logger", "log(Ljava/util/logging/LogRecord;)V", "isMuted()Z");
        tasks();
    }

    private Prologues() {}

    static @Nullable Prologue find(String owner, String name, String descriptor) {
        Prologue exact = ALL.get(owner + "." + name + descriptor);
        Prologue ofName = exact != null ? exact : ALL.get(owner + "." + name);
        return ofName != null ? ofName : OutsideCalls.find(owner, name);
    }

    private static void groups(String group) {
        ask(group, "uncaughtException(Ljava/lang/Thread;Ljava/lang/Throwable;)V", "isMuted()Z");
        ask(group, "activeCount()I", "groupSize(Ljava/lang/ThreadGroup;)Z");
        String array = "[Ljava/lang/Thread;";
        ask(group, "enumerate(" + array + ")I", "groupList(Ljava/lang/ThreadGroup;" + array + ")Z");
        ask(group, "enumerate(" + array + "Z)I", "groupList(Ljava/lang/ThreadGroup;" + array + "Z)Z");
        ask(group, "interrupt()V", "groupInterrupt(Ljava/lang/ThreadGroup;)Z");
    }

    private static void permits(String support) {
        ask(support, "park()V", "park()Z");
        ask(support, "park(Ljava/lang/Object;)V", "park(Ljava/lang/Object;)Z");
        ask(support, "parkNanos(J)V", "parkNanos(J)Z");
        ask(support, "parkNanos(Ljava/lang/Object;J)V", "parkNanos(Ljava/lang/Object;J)Z");
        ask(support, "parkUntil(J)V", "parkUntil(J)Z");
        ask(support, "parkUntil(Ljava/lang/Object;J)V", "parkUntil(Ljava/lang/Object;J)Z");
        ask(support, "unpark(Ljava/lang/Thread;)V", "unpark(Ljava/lang/Thread;)Z");
    }

    private static void locks(String lock) {
        ask(lock, "lock()V", "lock(Ljava/lang/Object;)Z");
        ask(lock, "lockInterruptibly()V", "lockInterruptibly(Ljava/lang/Object;)Z");
        ask(lock, "tryLock(J" + UNIT + ")Z", "tryLock(Ljava/lang/Object;J" + UNIT + ")Z");
    }

    private static void semaphores() {
        String semaphore = "java/util/concurrent/Semaphore";
        ask(semaphore, "acquire()V", "lockInterruptibly(Ljava/lang/Object;)Z");
        ask(semaphore, "acquire(I)V", "acquire(Ljava/lang/Object;I)Z");
        ask(semaphore, "acquireUninterruptibly()V", "lock(Ljava/lang/Object;)Z");
        ask(semaphore, "acquireUninterruptibly(I)V", "acquireUninterruptibly(Ljava/lang/Object;I)Z");
        ask(semaphore, "tryAcquire(J" + UNIT + ")Z", "tryLock(Ljava/lang/Object;J" + UNIT + ")Z");
        ask(semaphore, "tryAcquire(IJ" + UNIT + ")Z", "tryAcquire(Ljava/lang/Object;IJ" + UNIT + ")Z");
        String latch = "java/util/concurrent/CountDownLatch";
        ask(latch, "await()V", "lockInterruptibly(Ljava/lang/Object;)Z");
        ask(latch, "await(J" + UNIT + ")Z", "tryLock(Ljava/lang/Object;J" + UNIT + ")Z");
    }

    private static void queues(String synchronizer) {
        ask(synchronizer + "$ConditionObject", "signal()V", "signal(Ljava/lang/Object;)Z");
        ask(synchronizer + "$ConditionObject", "signalAll()V", "signalAll(Ljava/lang/Object;)Z");
        ask(synchronizer, "hasQueuedThreads()Z", "hasQueued(Ljava/lang/Object;)Z");
        ask(synchronizer, "getQueueLength()I", "queueLength(Ljava/lang/Object;)Z");
        ask(synchronizer, "isQueued(Ljava/lang/Thread;)Z", "isQueued(Ljava/lang/Object;Ljava/lang/Thread;)Z");
    }

    private static void tasks() {
        String futures = "java/util/concurrent/";
        String failed = "taskFailed";
        add(futures + "FutureTask", "setException", failed, Place.START_TELLING);
        add(futures + "CompletableFuture", "encodeThrowable", failed, Place.START_TELLING);
        futures(futures + "CompletableFuture", futures + "FutureTask", futures + "ForkJoinTask");
        cancellations(futures);
    }

    private static void futures(String completable, String task, String forked) {
        for (String future : List.of(completable, task, forked)) {
            shows(future, "futureSeen", "get", "resultNow", "exceptionNow", "state");
            show(future, "<init>", "futureMade" + ONE, Place.RETURN_SHOWING);
        }
        shows(completable, "futureSeen", "join", "getNow", "isCompletedExceptionally", "uniHandleStage");
        shows(completable, "futureSeen", "uniExceptionallyStage", "uniComposeExceptionallyStage");
        show(completable, "uniWhenCompleteStage", "futureWatched" + THREE, Place.START_SHOWING);
        shows(completable, "futureFollowed", "uniComposeStage", "uniCopyStage", "uniAsMinimalStage", "allOf", "anyOf");
        shows(completable + "$MinimalStage", "futureFollowed", "toCompletableFuture");
        for (String stage : List.of("Apply", "Accept", "Run")) {
            shows(completable, "futureFollowed", "uni" + stage + "Stage");
            show(completable, "bi" + stage + "Stage", "futuresFollowed" + THREE, Place.START_SHOWING);
            show(completable, "or" + stage + "Stage", "futuresFollowed" + THREE, Place.START_SHOWING);
        }
        String error = "(Ljava/lang/Object;Ljava/lang/Throwable;)V";
        show(completable, "completeExceptionally", "futureCompleted" + error, Place.START_SHOWING);
        show(completable, "obtrudeException", "futureCompleted" + error, Place.START_SHOWING);
        shows(forked, "futureSeen", "join", "invoke", "getException", "isCompletedAbnormally", "isCompletedNormally");
        shows(forked, "futureSeen", "joinForPoolInvoke", "awaitPoolInvoke", "quietlyJoinPoolInvokeAllTask");
        show(forked, "trySetThrown", "forkedTaskFailed" + error, Place.START_SHOWING);
    }

    private static void cancellations(String futures) {
        for (String future :
                List.of("CompletableFuture", "FutureTask", "ForkJoinTask", "ForkJoinTask$InterruptibleTask")) {
            shows(futures + future, "cancelled", "cancel");
        }
        for (String pool : List.of("ThreadPoolExecutor", "ForkJoinPool", "ThreadPerTaskExecutor")) {
            shows(futures + pool, "cancelled", "shutdownNow");
        }
        shows(futures + "CompletableFuture$Timeout", "cancelled", "run");
        shows(futures + "CompletableFuture$DelayedCompleter", "cancelled", "run");
        String semaphore = futures + "Semaphore";
        show(semaphore, "<init>", "semaphoreMade" + ONE, Place.RETURN_SHOWING);
        shows(semaphore, "semaphoreAltered", "drainPermits", "reducePermits");
        show(semaphore, "release()V", "released" + ONE, Place.START_SHOWING);
        show(semaphore, "release(I)V", "released(Ljava/lang/Object;I)V", Place.START_SHOWING);
        shows(futures + "locks/ReentrantReadWriteLock$ReadLock", "released", "unlock");
        shows(futures + "ThreadPoolExecutor$Worker", "workerBegins", "lock");
        shows(futures + "ThreadPoolExecutor$Worker", "workerEnds", "unlock");
    }

    private static void shows(String owner, String hook, String... methods) {
        for (String method : methods) {
            show(owner, method, hook + ONE, Place.START_SHOWING);
        }
    }

    private static void show(String owner, String method, String hook, Place place) {
        ask(owner, method, hook, place);
    }

    private static void ask(String owner, String method, String hook) {
        ask(owner, method, hook, Place.START);
    }

    private static void ask(String owner, String method, String hook, Place place) {
        int arguments = hook.indexOf('(');
        ALL.put(owner + "." + method, new Prologue(hook.substring(0, arguments), hook.substring(arguments), place));
    }

    private static void add(String owner, String method, String hook, Place place) {
        String descriptor =
                place == Place.RETURN ? "(Ljava/lang/Thread;Ljava/lang/Runnable;)V" : "(Ljava/lang/Throwable;)V";
        ALL.put(owner + "." + method, new Prologue(hook, descriptor, place));
    }
}
