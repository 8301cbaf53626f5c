package dev.heddle.internal.instrument;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which classes of the JDK are woven, and as what. */
final class JdkScope {

    private static final String CONCURRENT = "java/util/concurrent/";

    /** Pipes between threads, which are made of monitors. */
    static final String PIPED = "java/io/Piped";

    /** What a {@code StructuredTaskScope} keeps its threads in. */
    private static final String FLOCK = "jdk/internal/misc/ThreadFlock";

    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("java/util/Timer", Role.TIMER),
            Map.entry("java/util/Timer$ThreadReaper", Role.TIMER),
            Map.entry("java/util/TimerThread", Role.TIMER),
            Map.entry("java/util/TimerTask", Role.TIMER),
            Map.entry("java/util/TaskQueue", Role.TIMER),
            Map.entry("java/util/Random", Role.ASKING),
            Map.entry("java/util/SplittableRandom", Role.ASKING),
            Map.entry("java/security/SecureRandom", Role.ASKING),
            Map.entry("java/util/Date", Role.ASKING),
            Map.entry("java/util/Calendar", Role.ASKING),
            Map.entry("java/util/GregorianCalendar", Role.ASKING),
            Map.entry("java/time/Clock", Role.ASKING),
            Map.entry("java/time/Clock$SystemClock", Role.ASKING),
            Map.entry("java/lang/ThreadLocal", Role.ASKING),
            Map.entry("java/lang/InheritableThreadLocal", Role.ASKING),
            Map.entry("jdk/internal/vm/StackableScope", Role.ASKING),
            Map.entry("jdk/internal/vm/ScopedValueContainer", Role.ASKING),
            Map.entry("java/io/PrintStream", Role.MACHINERY),
            Map.entry("java/lang/Throwable", Role.MACHINERY),
            Map.entry("java/lang/ThreadGroup", Role.MACHINERY),
            Map.entry("java/util/logging/Logger", Role.MACHINERY),
            Map.entry("java/lang/Thread", Role.MACHINERY),
            Map.entry("java/lang/VirtualThread", Role.MACHINERY),
            Map.entry("java/lang/ThreadBuilders$BoundVirtualThread", Role.MACHINERY),
            Map.entry("java/lang/ClassLoader", Role.MACHINERY),
            Map.entry("jdk/internal/vm/ThreadContainers", Role.MACHINERY),
            Map.entry("java/lang/invoke/MethodHandle", Role.MACHINERY),
            Map.entry("java/lang/invoke/MethodHandleNatives", Role.MACHINERY));

    /** The plain collections, and what they are built on; the classes nested in them belong to them. */
    private static final Set<String> COLLECTIONS = Set.of(
            "java/util/AbstractList",
            "java/util/AbstractMap",
            "java/util/ArrayDeque",
            "java/util/ArrayList",
            "java/util/BitSet",
            "java/util/EnumMap",
            "java/util/EnumSet",
            "java/util/HashMap",
            "java/util/HashSet",
            "java/util/IdentityHashMap",
            "java/util/JumboEnumSet",
            "java/util/LinkedHashMap",
            "java/util/LinkedHashSet",
            "java/util/LinkedList",
            "java/util/PriorityQueue",
            "java/util/RegularEnumSet",
            "java/util/TreeMap",
            "java/util/TreeSet",
            "java/lang/AbstractStringBuilder",
            "java/lang/StringBuilder");

    /** Guarded by a monitor, within which they run code of the user, or code that is woven. */
    private static final Set<String> GUARDED = Set.of(
            "java/lang/StringBuffer",
            "java/util/Hashtable",
            "java/util/Observable",
            "java/util/Properties",
            "java/util/Stack",
            "java/util/Vector",
            "java/io/Reader",
            "java/io/Writer",
            "java/io/BufferedReader",
            "java/io/BufferedWriter",
            "java/io/LineNumberReader",
            "java/io/PrintWriter",
            "java/io/PushbackReader",
            "sun/nio/cs/StreamDecoder",
            "sun/nio/cs/StreamEncoder");

    private static final Set<String> ASKING_FOR_THE_USER = Set.of(
            "<init>",
            "scopedValueBindings",
            "setScopedValueBindings",
            "inheritScopedValueBindings",
            "setHeadStackableScope");

    private static final Map<String, Set<String>> SILENT = Map.of(
            "java/lang/ClassLoader", Set.of("loadClass(Ljava/lang/String;)Ljava/lang/Class;"),
            // A map of the whole JVM, in which the pools of earlier executions still are.
            "jdk/internal/vm/ThreadContainers", Set.of("registerContainer", "deregisterContainer"),
            // What a method handle does once, after many calls.
            "java/lang/invoke/MethodHandle", Set.of("customize"),
            "java/lang/invoke/MethodHandleNatives",
                    Set.of(
                            "linkCallSite",
                            "linkMethod",
                            "linkDynamicConstant",
                            "linkMethodHandleConstant",
                            "findMethodHandleType"));

    /** Loaded before weaving, so that they aren't loaded and woven in the middle of an execution. */
    private static final List<String> PRELOADED = List.of(
            "java.lang.VirtualThread",
            "java.lang.ThreadBuilders$BoundVirtualThread",
            "java.lang.InheritableThreadLocal",
            "java.time.Clock",
            "java.time.Clock$SystemClock",
            "java.util.Calendar",
            "java.util.Collections$SynchronizedCollection",
            "java.util.Collections$SynchronizedList",
            "java.util.Collections$SynchronizedMap",
            "java.util.Collections$SynchronizedNavigableMap",
            "java.util.Collections$SynchronizedNavigableSet",
            "java.util.Collections$SynchronizedRandomAccessList",
            "java.util.Collections$SynchronizedSet",
            "java.util.Collections$SynchronizedSortedMap",
            "java.util.Collections$SynchronizedSortedSet",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.TaskQueue",
            "java.util.Timer",
            "java.util.Timer$ThreadReaper",
            "java.util.TimerTask",
            "java.util.TimerThread",
            "jdk.internal.misc.ThreadFlock",
            "jdk.internal.misc.ThreadFlock$ThreadContainerImpl",
            "jdk.internal.vm.ScopedValueContainer",
            "jdk.internal.vm.StackableScope",
            "jdk.internal.vm.ThreadContainers");

    private static final String PRELOADED_CONCURRENT = """
            AbstractExecutorService ArrayBlockingQueue BlockingQueue CancellationException CompletableFuture
            CompletableFuture$AltResult CompletableFuture$AsyncRun CompletableFuture$AsyncSupply
            CompletableFuture$Completion CompletableFuture$Delayer CompletableFuture$Signaller
            CompletableFuture$UniApply CompletableFuture$UniAccept CompletableFuture$UniCompletion
            CompletableFuture$BiCompletion CompletableFuture$UniCompose CompletableFuture$UniHandle
            CompletionException ConcurrentHashMap ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentSkipListMap
            CopyOnWriteArrayList CopyOnWriteArraySet CountDownLatch CountedCompleter CyclicBarrier DelayQueue
            DelayScheduler Exchanger ExecutionException ExecutorCompletionService Executors
            Executors$DefaultThreadFactory Executors$RunnableAdapter Executors$DelegatedExecutorService ForkJoinPool
            ForkJoinPool$WorkQueue ForkJoinTask ForkJoinWorkerThread FutureTask FutureTask$WaitNode
            LinkedBlockingDeque LinkedBlockingQueue LinkedTransferQueue Phaser PriorityBlockingQueue RecursiveAction
            RecursiveTask ScheduledThreadPoolExecutor ScheduledThreadPoolExecutor$DelayedWorkQueue
            ScheduledThreadPoolExecutor$ScheduledFutureTask Semaphore Semaphore$NonfairSync Semaphore$FairSync
            StructuredTaskScopeImpl StructuredTaskScopeImpl$SubtaskImpl SubmissionPublisher SynchronousQueue ThreadLocalRandom ThreadPerTaskExecutor ThreadPoolExecutor
            ThreadPoolExecutor$Worker TimeUnit TimeoutException atomic.AtomicBoolean atomic.AtomicInteger
            atomic.AtomicIntegerArray atomic.AtomicLong atomic.AtomicLongArray atomic.AtomicReference
            atomic.AtomicReferenceArray atomic.AtomicMarkableReference atomic.AtomicStampedReference
            atomic.AtomicIntegerFieldUpdater atomic.AtomicLongFieldUpdater atomic.AtomicReferenceFieldUpdater
            atomic.LongAdder atomic.LongAccumulator atomic.DoubleAdder atomic.Striped64
            locks.AbstractQueuedLongSynchronizer locks.AbstractQueuedSynchronizer
            locks.AbstractQueuedSynchronizer$ConditionObject locks.AbstractQueuedSynchronizer$Node
            locks.AbstractQueuedSynchronizer$ConditionNode locks.LockSupport locks.ReentrantLock
            locks.ReentrantLock$NonfairSync locks.ReentrantLock$FairSync locks.ReentrantReadWriteLock
            locks.ReentrantReadWriteLock$Sync locks.ReentrantReadWriteLock$NonfairSync
            locks.ReentrantReadWriteLock$FairSync locks.ReentrantReadWriteLock$ReadLock
            locks.ReentrantReadWriteLock$WriteLock locks.StampedLock""";

    private JdkScope() {}

    /** What the class of the boot loader with this internal name is to the weaver; null if nothing. */
    static @Nullable Role role(String name) {
        if (name.startsWith(CONCURRENT) || name.startsWith(PIPED) || name.startsWith(FLOCK)) {
            return Role.CONCURRENT;
        }
        if (name.startsWith("java/lang/ThreadLocal$") || isRandomGenerator(name)) {
            return Role.ASKING;
        }
        if (name.startsWith("java/util/Collections$Synchronized")) {
            return Role.GUARDED;
        }
        if (GUARDED.contains(outermost(name))) {
            return Role.GUARDED;
        }
        return OutsideCalls.has(name) ? Role.MACHINERY : ROLES.get(name);
    }

    private static String outermost(String name) {
        return name.indexOf('$') < 0 ? name : name.substring(0, name.indexOf('$'));
    }

    /** Is this the internal name of a plain collection, or of a part of one? */
    static boolean isCollection(String name) {
        return COLLECTIONS.contains(outermost(name));
    }

    /** Is this one of the newer generators of random numbers, wherever this JDK keeps them? */
    static boolean isRandomGenerator(String name) {
        return (name.startsWith("jdk/internal/random/") || name.startsWith("jdk/random/")) && name.endsWith("Random");
    }

    /** Must all hooks be off while this method runs? */
    static boolean isSilent(String owner, String name, String descriptor) {
        Set<String> methods = SILENT.get(owner);
        return methods != null && (methods.contains(name) || methods.contains(name + descriptor));
    }

    /**
     * Does this method of {@code Thread} ask who runs it on behalf of the user? The others ask on behalf of the JVM,
     * which knows nothing of controlled identities.
     */
    static boolean asksForTheUser(String owner, String name) {
        return owner.equals("java/lang/Thread") && ASKING_FOR_THE_USER.contains(name);
    }

    /** Loads and initialises the classes that most tests need; those that a JDK doesn't have are passed over. */
    static void preload() {
        PRELOADED.forEach(JdkScope::load);
        PRELOADED_CONCURRENT
                .lines()
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .forEach(name -> load("java.util.concurrent." + name));
    }

    /** Loads the plain collections, so that they are woven together. */
    static void preloadCollections() {
        COLLECTIONS.forEach(name -> load(name.replace('/', '.')));
    }

    private static void load(String name) {
        try {
            Class.forName(name, true, null);
        } catch (ClassNotFoundException | LinkageError absent) {
            // Another JDK's class.
        }
    }
}
