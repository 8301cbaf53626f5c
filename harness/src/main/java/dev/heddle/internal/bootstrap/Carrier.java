package dev.heddle.internal.bootstrap;

import org.jspecify.annotations.Nullable;

/** An OS thread of the harness, on which controlled threads run. Which one runs on it now is told by {@link #running}. */
public class Carrier extends Thread {

    /** The controlled thread that this carrier runs at this moment, or null while it runs the harness. */
    public @Nullable ThreadControl running;

    /** A daemon carrier with this name, which inherits no thread-local of its maker. */
    public Carrier(ThreadGroup group, Runnable body, String name) {
        super(group, body, name, 0, false);
        setDaemon(true);
    }
}
