package dev.heddle.internal.session;

import dev.heddle.Exploration;
import dev.heddle.internal.instrument.Installation;
import java.util.concurrent.Callable;

/** One exploration, from the settings to the result. */
public final class Session<T> {

    private final Settings settings;
    private final Callable<T> test;

    public Session(Settings settings, Callable<T> test) {
        this.settings = settings;
        this.test = test;
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
        return new Supervisor<>(settings, test, installation.sites()).explore();
    }
}
