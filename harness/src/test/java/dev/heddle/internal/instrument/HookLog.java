package dev.heddle.internal.instrument;

import dev.heddle.internal.bootstrap.ThreadControl;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control that schedules nothing: it writes down which hooks were called, and models monitors as mere counters. */
final class HookLog extends ThreadControl {

    private final CodeSiteTable sites;
    private final List<String> lines = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> held = new IdentityHashMap<>();
    private final List<CodeSite> callSites = new ArrayList<>();

    HookLog(Thread identity, CodeSiteTable sites) {
        super(identity);
        this.sites = sites;
    }

    List<String> lines() {
        return lines;
    }

    /** Monitors that were entered and not left. */
    int monitorsHeld() {
        return held.size();
    }

    private void log(String hook, int site) {
        silent++;
        CodeSite known = sites.get(site);
        callSites.add(known);
        lines.add(
                known.member().isEmpty()
                        ? hook + " " + known.kind()
                        : hook + " " + known.kind() + " " + known.member());
        silent--;
    }

    private boolean log(String line) {
        silent++;
        lines.add(line);
        silent--;
        return false;
    }

    @Override
    public void created(Object object) {}

    @Override
    public void initialized(Class<?> type) {
        log("initialized", 0);
    }

    @Override
    public void blocking(@Nullable Object stream, int site) {
        log("blocking", site);
    }

    @Override
    public void unmodelled(int site) {
        log("unmodelled", site);
    }

    @Override
    public void use(Object object, int site) {}

    @Override
    public void pass(Object object, int site) {}

    @Override
    public void inside(Object target, int site) {}

    @Override
    public void insideElement(Object array, int index, int site) {}

    @Override
    public void insideArray(Object array, int site) {}

    @Override
    public void insideSort(Object array) {}

    @Override
    public void insideFields(Object target, int site) {}

    @Override
    public void begun(Object made, @Nullable Object by) {}

    @Override
    public void access(@Nullable Object target, int site) {
        log("access", site);
    }

    @Override
    public void accessElement(@Nullable Object array, int index, int site) {
        log("element[" + index + "]", site);
    }

    @Override
    public void accessOffset(@Nullable Object target, long offset, int site) {
        log("offset", site);
    }

    @Override
    public void accessHandle(Object handle, @Nullable Object target, int index, int site) {
        log("handle[" + index + "]", site);
    }

    @Override
    public void record(@Nullable Object target, int site) {
        log("record", site);
    }

    @Override
    public void recordElement(@Nullable Object array, int index, int site) {
        log("recordElement", site);
    }

    @Override
    public void recordOffset(@Nullable Object target, long offset, int site) {
        log("recordOffset", site);
    }

    @Override
    public void recordHandle(Object handle, @Nullable Object target, int index, int site) {
        log("recordHandle", site);
    }

    @Override
    public Object monitorEnter(Object monitor, int site) {
        log("enter", site);
        held.merge(monitor, 1, Integer::sum);
        return new Object();
    }

    @Override
    public void monitorExit(Object monitor, int site) {
        log("exit", site);
        Integer count = held.get(monitor);
        if (count == null) {
            log("exit of a monitor that is not held");
        } else if (count == 1) {
            held.remove(monitor);
        } else {
            held.put(monitor, count - 1);
        }
    }

    @Override
    public boolean holdsLock(Object monitor) {
        return held.containsKey(monitor);
    }

    @Override
    public void monitorWait(Object monitor, long nanos, int site) {
        log("wait " + nanos, site);
    }

    @Override
    public void monitorNotify(Object monitor, boolean all, int site) {
        log(all ? "notifyAll" : "notify", site);
    }

    @Override
    public boolean startIn(Object container, Thread thread) {
        return log("startIn");
    }

    @Override
    public void beforeStart(Thread thread) {}

    @Override
    public boolean start(Thread thread) {
        return log("start");
    }

    @Override
    public void virtualThreadCreated(Thread thread, Runnable task) {
        log("virtualThreadCreated");
    }

    @Override
    public boolean join(Thread thread, long nanos, int site) {
        return log("join " + nanos);
    }

    @Override
    public boolean interrupt(Thread thread) {
        return log("interrupt");
    }

    @Override
    public boolean isInterrupted(Thread thread) {
        return log("isInterrupted");
    }

    @Override
    public boolean interrupted(int site) {
        return log("interrupted");
    }

    @Override
    public boolean isAlive(Thread thread, int site) {
        return log("isAlive");
    }

    @Override
    public boolean state(Thread thread) {
        log("state");
        objectResult = Thread.State.TIMED_WAITING;
        return true;
    }

    @Override
    public boolean threadId(Thread thread) {
        return false;
    }

    @Override
    public Thread[] members(ThreadGroup group) {
        return new Thread[0];
    }

    @Override
    public boolean threadName() {
        log("threadName");
        longResult = 4711;
        objectResult = "Thread-4711";
        return true;
    }

    @Override
    public boolean defaultHandler() {
        return log("defaultHandler");
    }

    @Override
    public boolean setDefaultHandler(Thread.@Nullable UncaughtExceptionHandler handler) {
        return log("setDefaultHandler");
    }

    @Override
    public void yieldNow(int site) {
        log("yield", site);
    }

    @Override
    public void onSpinWait(int site) {
        log("onSpinWait", site);
    }

    @Override
    public void sleep(long nanos, int site) {
        log("sleep " + nanos, site);
    }

    @Override
    public boolean park(@Nullable Object blocker, long nanos) {
        log("park " + (nanos == Long.MAX_VALUE ? "for ever" : nanos));
        return true;
    }

    @Override
    public boolean parkUntil(@Nullable Object blocker, long deadlineMillis) {
        log("parkUntil " + deadlineMillis);
        return true;
    }

    @Override
    public boolean unpark(@Nullable Thread thread) {
        return log("unpark");
    }

    @Override
    public void signal(Object condition, boolean all) {
        log(all ? "signalAll" : "signal");
    }

    @Override
    public boolean acquire(Object lock, int permits, long nanos, int interrupts) {
        String limit = nanos == Long.MAX_VALUE ? "" : " within " + nanos;
        return log("acquire " + permits + limit + (interrupts == HEEDED ? " or interrupt" : ""));
    }

    @Override
    public int queued(Object synchronizer, @Nullable Thread thread) {
        return 0;
    }

    @Override
    public long nanoTime() {
        return 42;
    }

    @Override
    public long currentTimeMillis() {
        return 43;
    }

    @Override
    public boolean instant() {
        silent++;
        objectResult = java.time.Instant.ofEpochSecond(44);
        silent--;
        return true;
    }

    @Override
    public double random() {
        return 0.45;
    }

    @Override
    public void randomBytes(byte[] bytes) {}

    @Override
    public void mockCall(int site) {}

    @Override
    public boolean isMuted() {
        return false;
    }

    @Override
    public void copied(Object object, int site) {
        log("copied", site);
    }

    @Override
    public void outside(int site) {
        log("outside", site);
    }

    @Override
    public int identityHashCode(Object object) {
        return 46;
    }

    @Override
    public @Nullable Object substitute(@Nullable Object value, int key) {
        log("substitute " + key);
        return value;
    }

    @Override
    public void taskFailed(Throwable error) {
        log("taskFailed " + error.getMessage());
    }

    @Override
    public void future(@Nullable Object future, int how) {}

    @Override
    public void forkedTaskFailed(Object task, Throwable error) {}
}
