package dev.heddle.internal.results;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of Heddle that runs. */
public final class Version {

    private Version() {}

    /** The version: {@code 0.1.0}. */
    public static String current() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
