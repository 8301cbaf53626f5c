package dev.heddle.internal.runtime.engine;

import dev.heddle.internal.bootstrap.Carrier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs each fiber on an OS thread of its own, from a pool; a baton goes from one to the next, so one runs at a time.
 *
 * <p>Who waits for the baton spins a while, then parks. While a carrier waits or hands over it runs no fiber as far as
 * the hooks can see, so parking here is real parking.
 */
public final class ThreadEngine extends FiberEngine {

    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 400 : 0;

    private final Baton driver = new Baton(Thread.currentThread());
    private final ArrayDeque<Strand> resting = new ArrayDeque<>();
    private final List<Strand> strands = new ArrayList<>();
    private volatile boolean closed;

    /** A place to wait for the right to run. */
    private static final class Baton {
        private final Thread thread;
        private volatile boolean here;
        private volatile boolean parked;

        Baton(Thread thread) {
            this.thread = thread;
        }

        void give() {
            here = true;
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        void await() {
            for (int i = 0; i < SPINS && !here; i++) {
                Thread.onSpinWait();
            }
            if (!here) {
                parked = true;
                while (!here) {
                    LockSupport.park(this);
                    Thread.interrupted(); // while it is set, parking would be spinning
                }
                parked = false;
            }
            here = false;
        }
    }

    private final class Strand implements Runnable {
        private final Carrier carrier = new Carrier(rootGroup(), this, "heddle-carrier-" + strands.size());
        private final Baton baton = new Baton(carrier);
        private @Nullable Fiber fiber;

        @Override
        public void run() {
            while (true) {
                baton.await();
                Fiber mine = fiber;
                if (mine == null) {
                    return; // the engine was closed
                }
                carrier.running = mine;
                Fiber following = mine.runToEnd();
                carrier.running = null;
                Thread.interrupted();
                fiber = null;
                resting.push(this);
                resume(following);
            }
        }
    }

    @Override
    public void run(Fiber first) {
        resume(first);
        driver.await();
    }

    @Override
    public void transfer(Fiber from, @Nullable Fiber to) {
        Strand strand = (Strand) Objects.requireNonNull(from.strand, "not begun");
        strand.carrier.running = null;
        resume(to);
        strand.baton.await();
        strand.carrier.running = from;
    }

    private void resume(@Nullable Fiber to) {
        if (to == null) {
            driver.give();
            return;
        }
        Strand strand = (Strand) to.strand;
        if (strand == null) {
            strand = closed || resting.isEmpty() ? newStrand() : resting.pop();
            strand.fiber = to;
            to.strand = strand;
        }
        strand.baton.give();
    }

    private Strand newStrand() {
        Strand strand = new Strand();
        synchronized (strands) {
            strands.add(strand);
        }
        strand.carrier.start();
        return strand;
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    @Override
    public Thread[] carriers() {
        synchronized (strands) {
            return strands.stream()
                    .filter(strand -> strand.carrier.running != null)
                    .map(strand -> strand.carrier)
                    .toArray(Thread[]::new);
        }
    }

    /** Ends the carriers that rest. One that is stuck in a fiber which would not end stays, parked, until the JVM ends. */
    @Override
    public void close() {
        closed = true;
        synchronized (strands) {
            for (Strand strand : strands) {
                if (strand.fiber == null) {
                    strand.baton.give();
                }
            }
        }
    }
}
