package dev.heddle.it.races;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Switches the detector of data races on, which is off where nothing is said. */
final class SeekingRaces implements BeforeEachCallback, AfterEachCallback {

    private static final String PROPERTY = "heddle.dataRaces";

    private @Nullable String before;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = System.setProperty(PROPERTY, "true");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }
}
