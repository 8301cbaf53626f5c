package dev.heddle.junit;

import dev.heddle.internal.instrument.Installation;
import java.lang.System.Logger.Level;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Weaves before JUnit loads the first test class, so that no class under test is loaded unwoven. JUnit finds it by its
 * service file.
 */
public final class EarlyWeaving implements LauncherSessionListener {

    /** Made by JUnit. */
    public EarlyWeaving() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            Installation.ensure();
        } catch (RuntimeException | LinkageError failure) {
            // A run without explored tests must not break. The first explored test asks again, and fails then.
            System.getLogger(EarlyWeaving.class.getName()).log(Level.DEBUG, "weaving failed", failure);
        }
    }
}
