package dev.heddle.internal.session;

import dev.heddle.Exploration;
import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.ProgressLine.Limits;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a campaign on a thread of its own, as the caller sees it: waits for its turn, then for its end, and watches that it
 * goes on.
 *
 * <p>The explorations of a JVM take turns, in the order in which they were asked for. They share the static fields, which
 * each puts back after an execution as it found them, and the monitors of what these lead to.
 *
 * <p>A campaign that needs another approach, such as one whose continuation is pinned where it has to switch, is followed by
 * another.
 */
final class Supervisor<T> {

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final ReentrantLock TURN = new ReentrantLock(true);

    private final Settings settings;
    private final Callable<T> test;
    private final CodeSiteTable sites;
    private final Function<Limits, Progress> progress;
    /** Whether the caller was interrupted since it asked. */
    private boolean interrupted;

    Supervisor(Settings settings, Callable<T> test, CodeSiteTable sites, Function<Limits, Progress> progress) {
        this.settings = settings;
        this.test = test;
        this.sites = sites;
        this.progress = progress;
    }

    Exploration<T> explore() {
        boolean before = Thread.interrupted(); // left by whatever ran here earlier, and no reason to explore nothing
        awaitTurn();
        try {
            return exploreNow();
        } finally {
            TURN.unlock();
            if (before || interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitTurn() {
        try {
            TURN.lockInterruptibly();
        } catch (InterruptedException e) {
            interrupted = true;
            TURN.lock();
        }
    }

    private Exploration<T> exploreNow() {
        Approach approach = Approach.of(settings);
        while (true) {
            Progress shown = progress.apply(new Limits(settings.maxExecutions(), settings.budget()));
            Campaign<T> campaign =
                    new Campaign<>(settings, test, sites, approach, identity(Thread.currentThread()), shown);
            Exploration<T> result = run(campaign);
            if (result != null) {
                shown.ended(result);
                return result;
            }
            approach = campaign.next();
        }
    }

    /** The result; null if another campaign has to be run. */
    private @Nullable Exploration<T> run(Campaign<T> campaign) {
        Carrier driver = new Carrier(rootGroup(), campaign, "heddle-driver");
        campaign.drivenBy(driver);
        if (interrupted) {
            campaign.requestStop();
        }
        driver.start();
        Watchdog watchdog = new Watchdog(campaign);
        while (true) {
            try {
                driver.join(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
                campaign.requestStop();
            }
            if (!driver.isAlive() || watchdog.isStuck()) {
                break;
            }
        }
        if (interrupted) {
            campaign.note("The thread that asked for this exploration was interrupted, which ended it early.");
        }
        return campaign.conclude(watchdog.verdict());
    }

    /**
     * As whom the body runs: as the caller, unless that is a worker of a fork-join pool, whose identity would lead the
     * body into the pool that runs the tests. Then a thread that was never started stands for it.
     */
    private static Thread identity(Thread caller) {
        if (!(caller instanceof ForkJoinWorkerThread)) {
            return caller;
        }
        Thread standIn = new Thread(caller.getThreadGroup(), () -> {}, caller.getName());
        standIn.setContextClassLoader(caller.getContextClassLoader());
        return standIn;
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
