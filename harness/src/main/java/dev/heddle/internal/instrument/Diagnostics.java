package dev.heddle.internal.instrument;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** What was woven and what could not be, with reasons. Safe for use by any thread. */
public final class Diagnostics {

    private final AtomicInteger wovenUserClasses = new AtomicInteger();
    private final AtomicInteger wovenJdkClasses = new AtomicInteger();
    private final Map<String, String> unwoven = new ConcurrentSkipListMap<>();
    private final Set<String> blind = new ConcurrentSkipListSet<>();
    private final Map<String, String> unwovenMethods = new ConcurrentSkipListMap<>();
    private final Map<String, String> early = new ConcurrentSkipListMap<>();
    private volatile long installNanos;

    Diagnostics() {}

    void wovenUserClass() {
        wovenUserClasses.incrementAndGet();
    }

    void wovenJdkClass() {
        wovenJdkClasses.incrementAndGet();
    }

    void unwoven(String className, boolean ofUser, String reason) {
        unwoven.put(className.replace('/', '.'), reason);
        if (ofUser) {
            blind.add(className.replace('/', '.'));
        }
    }

    void unwovenMethod(String className, String method, String reason) {
        unwovenMethods.put(className.replace('/', '.') + "." + method, reason);
    }

    void loadedTooEarly(String className, String consequence) {
        early.merge(className.replace('/', '.'), consequence, (a, b) -> a.contains(b) ? a : a + ", " + b);
    }

    void installedIn(long nanos) {
        installNanos = nanos;
    }

    /** How many classes of the user and of libraries were woven. */
    public int wovenUserClasses() {
        return wovenUserClasses.get();
    }

    /** How many classes of the JDK were woven. */
    public int wovenJdkClasses() {
        return wovenJdkClasses.get();
    }

    /** Wall time that {@link Installation#ensure} took, in nanoseconds. */
    public long installNanos() {
        return installNanos;
    }

    /** Classes that run without hooks, with the reason, in order of their names. */
    public Map<String, String> unwoven() {
        return Map.copyOf(unwoven);
    }

    /** Those of them that are not the JDK's: nobody sees what they do. */
    public Set<String> unwovenUserClasses() {
        return Set.copyOf(blind);
    }

    /** Methods that run without some of their hooks, with the reason. */
    public Map<String, String> unwovenMethods() {
        return Map.copyOf(unwovenMethods);
    }

    /** Classes that were loaded before Heddle was, and what can't be woven into them therefore. */
    public Map<String, String> loadedTooEarly() {
        return Map.copyOf(early);
    }

    /** The whole, for a reader. */
    public String report() {
        StringBuilder text = new StringBuilder(String.format(
                "Heddle wove %d classes of the JDK and %d others; installing took %d ms%n",
                wovenJdkClasses(), wovenUserClasses(), installNanos / 1_000_000));
        unwoven.forEach((name, reason) -> text.append(String.format("  unwoven    %s: %s%n", name, reason)));
        unwovenMethods.forEach((name, reason) -> text.append(String.format("  method     %s: %s%n", name, reason)));
        early.forEach((name, reason) -> text.append(String.format("  too early  %s: %s%n", name, reason)));
        return text.toString();
    }
}
