package dev.heddle.internal.session;

import dev.heddle.internal.instrument.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/** Classes of a library that have to be in the boot loader, as it would put them there itself if its own agent were used. */
public final class BootClasses {

    private BootClasses() {}

    /** Puts them there, unless this one of them is there already. */
    public static void provide(String one, InputStream jar) {
        if (isThere(one)) {
            return;
        }
        try {
            Path copy = Files.createTempFile("heddle-boot-classes", ".jar");
            copy.toFile().deleteOnExit();
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            Installation.ensure().extendBootLoader(new JarFile(copy.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Classes for the boot loader could not be written to the temporary folder", e);
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
