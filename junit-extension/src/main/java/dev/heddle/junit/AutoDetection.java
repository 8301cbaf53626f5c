package dev.heddle.junit;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Has JUnit find {@link AutoExtension}, and no other extension that isn't asked for, where nothing is configured about such. JUnit
 * finds it by its service file.
 */
public final class AutoDetection implements LauncherDiscoveryListener {

    private static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
    private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";
    private static final String EXCLUDE = "junit.jupiter.extensions.autodetection.exclude";
    private static final String OURS = AutoExtension.class.getName();
    private static final String YES = "true";

    /** What to do where it isn't on, and tests need it. */
    static final String MISSING =
            "heddle: @Explore on a package and heddle.mode=auto explore nothing, since JUnit looks for no"
                    + " extensions: use JUnit 5.12 or later, or set " + ENABLED + "=true";

    /** Made by JUnit. */
    public AutoDetection() {}

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        synchronized (AutoDetection.class) {
            if (OURS.equals(System.getProperty(INCLUDE))) {
                System.clearProperty(ENABLED);
                System.clearProperty(INCLUDE);
            }
            ConfigurationParameters parameters = request.getConfigurationParameters();
            if (parameters
                            .get(ENABLED)
                            .or(() -> parameters.get(INCLUDE))
                            .or(() -> parameters.get(EXCLUDE))
                            .isEmpty()
                    && knowsFilters()) {
                System.setProperty(ENABLED, YES);
                System.setProperty(INCLUDE, OURS);
            }
        }
    }

    /** Versions before 5.12 can't be told to find one extension only. */
    private static boolean knowsFilters() {
        try {
            return INCLUDE.equals(Class.forName("org.junit.jupiter.engine.Constants")
                    .getField("EXTENSIONS_AUTODETECTION_INCLUDE_PROPERTY_NAME")
                    .get(null));
        } catch (ReflectiveOperationException | LinkageError old) {
            return false;
        }
    }

    /** Whether JUnit finds {@link AutoExtension} in this run. */
    static boolean isOn(ConfigurationParameters parameters) {
        return parameters.getBoolean(ENABLED).orElse(false);
    }
}
