package dev.heddle.internal.session;

import dev.heddle.Exploration;
import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.report.Page;
import dev.heddle.internal.report.ProgressLine.Limits;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** One exploration, from the settings to the result. */
public final class Session<T> {

    private final Settings settings;
    private final Callable<T> test;
    private final Function<Limits, Progress> progress;

    /**
     * An exploration whose progress is shown on the console.
     *
     * @throws IllegalArgumentException if the system property {@code heddle.progress}, {@code heddle.width} or
     *     {@code heddle.watchdog} has a value that it can't have
     */
    public Session(Settings settings, Callable<T> test) {
        this(settings, test, onConsole(ProgressSetting.current()));
        Page.checkWidth();
        Watchdog.checkLimit();
    }

    /**
     * An exploration whose progress is shown elsewhere.
     *
     * @param progress tells of executions that begin now, within these limits
     */
    Session(Settings settings, Callable<T> test, Function<Limits, Progress> progress) {
        this.settings = settings;
        this.test = test;
        this.progress = progress;
    }

    private static Function<Limits, Progress> onConsole(ProgressSetting setting) {
        ProgressSink console = new ConsoleProgress(setting);
        return limits -> new Progress(console, limits, System::nanoTime);
    }

    /**
     * Explores.
     *
     * @throws IllegalStateException if called from inside an exploration, or if an option asks for what this version
     *     can't do
     */
    public Exploration<T> explore() {
        Installation installation = Installation.ensure(); // first: what comes after links the hooks
        Availability.check(settings);
        if (InsideTest.active()) {
            throw new IllegalStateException("An exploration can't run inside of another one."
                    + " Move this call out of the test body, or call the code under test directly.");
        }
        return new Supervisor<>(settings, test, installation.sites(), progress).explore();
    }
}
